import { KOREAN_TITLES } from './title-words.ts';

/** What makes two titles, in either language, one post. */

/** What holds the same post under other words, in order of trial: canonical rank ← English and Korean titles. */
const RANKS: [rank: string, pattern: RegExp][] = [
  [
    'deputy permanent representative',
    /deputy permanent representative|차석대사|차석 대사|deputy ambassador/i,
  ],
  ['under-secretary-general', /under-secretary-general|deputy secretary-general|사무차장/i],
  ['secretary-general', /secretary[- ]general|사무총장|u\.?n\.? chief/i],
  ['ambassador-at-large', /ambassador-at-large|순회대사/i],
  [
    'ambassador',
    /\bambassador|\bamb\.|permanent representative|(?:^|[^순회])대사(?!관|대리)|상주대표|\benvoy to\b/i,
  ],
  ['chargé', /charg[eé]|대사대리|대리대사/i],
  ['consul general', /consul[- ]general|총영사/i],
  ['consul', /\bconsul\b|영사/i],
  ['special envoy', /\benvoy\b|special representative|특사|특별대표|평화교섭본부장/i],
  ['chief executive', /\bceo\b|chief executive|대표이사|최고경영자/i],
  ['minister-counselor', /minister-counsell?or|minister plenipotentiary|diplomatic minister|공사/i],
  ['counselor', /counsell?or|참사관/i],
  ['deputy prime minister', /(?:deputy|vice) (?:prime minister|premier)|부총리/i],
  ['prime minister', /prime minister|premier|총리/i],
  ['vice president', /vice president|부통령/i],
  [
    'national security adviser',
    /national security advis|안보실장|(?:chief|head|director) of the (?:presidential )?national security office/i,
  ],
  ['chief secretary', /^chief secretary|비서실장/i],
  [
    'president of an assembly',
    /president of the (?:\d{1,4}(?:st|nd|rd|th) session of the )?(?:u\.?n\.? |united nations )?(?:general assembly|security council)|총회 ?의장|안보리 ?의장/i,
  ],
  ['president', /\bpresident\b|대통령|국가주석/i],
  ['assistant minister', /assistant (?:minister|secretary)|차관보/i],
  ['deputy minister', /deputy minister|조정관/i],
  ['first vice minister', /(?:first|1st) vice(?: foreign)? minister|제?1차관|제1부상/i],
  ['second vice minister', /(?:second|2nd) vice(?: foreign)? minister|제?2차관/i],
  ['vice minister', /vice(?: \w{1,30})? minister|deputy foreign minister|차관|부상(?![가-힣])/i],
  ['secretary of state', /secretary of state|국무장관/i],
  ['minister', /\bminister\b|장관|외교부장|국방부장|외무상|외상|국방상|인민무력상/i],
  ['chief delegate', /chief (?:\w{1,30} )?(?:delegate|negotiator)|수석대표/i],
  ['general secretary', /general secretary|총비서|총서기/i],
  ['state councilor', /state council?lor|국무위원(?!장)/i],
  ['vice department director', /(?:vice|deputy) (?:department )?director(?![- ]general)|부부장/i],
  ['deputy director-general', /deputy director[- ]general|심의관|부국장/i],
  ['director-general', /director[- ]general|국장|정책관|기획관/i],
  ['director', /\bdirector\b|과장|국정원장|국가정보원장/i],
  ['spokesperson', /spokes(?:man|woman|person)|대변인/i],
  ['speaker', /\bspeaker\b|국회의장/i],
  ['special adviser', /advis[eo]r|특별보좌관|보좌관|특보/i],
  ['leader', /\bleader\b|국무위원장|최고지도자/i],
  ['chair', /\bchair(?:man|woman|person|s|ed)?\b|의장|위원장/i],
  ['head', /^(?:heads|headed|leads|led|directs|directed|runs)\b|\bhead\b/i],
  ['correspondent', /correspondent|특파원/i],
  ['reporter', /reporter|기자/i],
  ['professor', /professor|교수/i],
  ['lawmaker', /lawmaker|\bsenator\b|\bsen\.|의원$/i],
  ['official', /\bofficial\b|당국자/i],
];

/** Canonical rank of a title in either language; its last word in small letters when it is none of the known ones. */
export function rankOf(title: string): string {
  const plain = title.replace(/[’‘]/g, "'");
  // Of a Korean title the last word tells: 대통령 통일외교안보특보 is no president.
  const end = /[가-힣]/.test(plain) && !/차석/.test(plain) ? plain.trim().split(/\s+/).at(-1)! : null;
  for (const [rank, pattern] of RANKS) if (pattern.test(end ?? plain)) return rank;
  if (end) return KOREAN_TITLES.find((known) => end.endsWith(known)) ?? end;
  const head = plain
    .trim()
    .toLowerCase()
    .split(/ (?:to|of|for|in|at|on) /, 1)[0]!;
  const last = head.split(/\s+/).at(-1) ?? '';
  return last;
}

/** Whether it is one of the ranks above, not just a last word. */
export const isRank = (rank: string): boolean => RANKS.some(([known]) => known === rank);

/** Fields of government, in both languages. */
const FIELDS: [field: string, pattern: RegExp][] = [
  ['multilateral', /multilateral|다자/i],
  ['international organizations', /international organi[sz]ations?|국제기구/i],
  ['economic', /economic affairs|경제외교|경제조정/i],
  ['trade negotiations', /trade minister|minister for trade|통상교섭|통상장관/i],
  ['foreign and trade', /foreign affairs and trade|외교통상/i],
  ['foreign', /foreign|외교|외무/i],
  ['defense', /defen[cs]e|국방|인민무력/i],
  ['unification', /unification|통일/i],
  ['finance', /finance|기획재정|재무|재정경제/i],
  ['security', /national security|안보실|국가안보/i],
  ['political', /political affairs|정무/i],
  ['africa', /african?\b|아프리카/i],
  ['europe', /europe|유럽국|구주/i],
  ['north america', /north america|북미국/i],
  ['climate', /climate|기후/i],
  ['public diplomacy', /public diplomacy|공공외교/i],
  ['consular', /consular|영사국|재외동포/i],
  ['g20', /g20/i],
  ['northeast asia', /northeast asia|동북아/i],
  ['asia-pacific', /asia[n -]+(?:and )?pacific|아시아태평양|아태/i],
  ['asean', /asean|아세안/i],
  ['latin america', /latin america|중남미/i],
  ['middle east', /middle east|중동/i],
  ['korean peninsula', /korean peninsula|한반도/i],
  ['nuclear', /nuclear|북핵|원자력/i],
  ['human rights', /human rights|인권/i],
  ['development', /development|개발협력/i],
  ['legal', /legal|treat(?:y|ies)|국제법률|조약/i],
  ['protocol', /protocol|의전/i],
  ['planning', /planning|기획조정|정책기획/i],
  ['cyber', /cyber|사이버/i],
  ['disarmament', /disarmament|arms control|군축/i],
  ['energy', /energy|에너지/i],
  ['gender', /gender|양성평등/i],
];

/** Fields a title is about, canonical; empty for a bare rank. */
export const fieldsOf = (title: string): string[] =>
  FIELDS.filter(([, pattern]) => pattern.test(title)).map(([field]) => field);
