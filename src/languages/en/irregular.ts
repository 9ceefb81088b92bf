/**
 * English words whose inflected forms no stemmer brings together: base form, then the others. Forms that are more often
 * another word (saw, left, found, ground, wound, lay) are left out.
 */
const FAMILIES = `die died dies dying,begin began begun,become became,break broke broken,bring brought,build built,buy bought,
catch caught,choose chose chosen,come came,deal dealt,draw drew drawn,drink drank drunk,drive drove driven,eat ate eaten,
fall fell fallen,feed fed,feel felt,fight fought,flee fled,fly flew flown flies,forbid forbade forbidden,forget forgot forgotten,
freeze froze frozen,give gave given,go went gone goes,grow grew grown,hang hung,hear heard,hide hid hidden,hold held,
keep kept,know knew known,lead led,learn learnt,lend lent,lie lied lies lying,lose lost,make made,mean meant,meet met,pay paid,ride rode ridden,
ring rang rung,rise rose risen,run ran,say said says,seek sought,sell sold,send sent,shake shook shaken,shoot shot,show shown,
shrink shrank shrunk,sing sang sung,sink sank sunk,sit sat,sleep slept,speak spoke spoken,spend spent,spin spun,stand stood,
steal stole stolen,stick stuck,strike struck stricken,swear swore sworn,sweep swept,swim swam swum,swing swung,take took taken,
teach taught,tear tore torn,tell told,think thought,throw threw thrown,understand understood,undertake undertook undertaken,
uphold upheld,wake woke woken,wear wore worn,win won,withdraw withdrew withdrawn,write wrote written,overcome overcame,
overthrow overthrew overthrown,oversee oversaw overseen,arise arose arisen,awake awoke,bend bent,bind bound,bleed bled,
blow blew blown,breed bred,burn burnt,creep crept,dig dug,dream dreamt,dwell dwelt,forgive forgave forgiven,leap leapt,
mistake mistook mistaken,rebuild rebuilt,retake retook retaken,rewrite rewrote rewritten,spell spelt,
spill spilt,spring sprang sprung,sting stung,stride strode,strive strove striven,weave wove woven,weep wept,see saw seen,
man men,woman women,child children,foot feet,tooth teeth,goose geese,mouse mice,person people,life lives,wife wives,
knife knives,wolf wolves,half halves,shelf shelves,thief thieves,leaf leaves,crisis crises,thesis theses,basis bases,
analysis analyses,hypothesis hypotheses,axis axes,criterion criteria,phenomenon phenomena,medium media,datum data,
spectrum spectra,nucleus nuclei,bacterium bacteria,index indices,matrix matrices,vertex vertices,appendix appendices,
alumnus alumni,stimulus stimuli,bear born borne`;

const BASE = new Map(
  FAMILIES.split(/,\s*/).flatMap((family) => {
    const [base, ...forms] = family.trim().split(/\s+/) as [string, ...string[]];
    return forms.map((form) => [form, base] as const);
  }),
);

/** The base form of an irregular word, or the word itself. */
export function baseForm(word: string): string {
  return BASE.get(word) ?? word;
}
