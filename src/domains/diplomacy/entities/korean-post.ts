import { isKoreanName } from '../../../languages/ko/names.ts';
import { mentionAt } from '../../../text/mention.ts';
import { koreanTargets } from './korean-post-targets.ts';
import type { PersonMention } from './people-english.ts';
import type { PostMention } from './post.ts';
import { fieldsOf, rankOf } from './titles.ts';

/** The post that stands from `start` to `end`, as far as its own words and its holder tell. */
export function describeKoreanPost(
  text: string,
  start: number,
  end: number,
  holder: PersonMention | null,
  former: boolean,
): PostMention {
  const mention = mentionAt(text, start, end);
  const rank = rankOf(mention.text);
  const { posted, others } = koreanTargets(mention.text);
  const abroad = /대사|총영사|영사|상주대표/u.test(mention.text);
  const owner = others.find((entry) => entry.kind === 'country' && (!abroad || posted.length > 0));
  const institutions = others.filter(
    (entry) =>
      entry !== owner && !(entry.kind === 'organization' && /(?:부|성)$/u.test(entry.korean[0] ?? '')),
  );
  const targets = abroad && posted.length === 0 ? others : [...posted, ...institutions];
  return {
    ...mention,
    holder,
    rank,
    fields: fieldsOf(mention.text),
    targets: [...new Set(targets.map((entry) => entry.id))],
    country:
      owner?.id ??
      ownerOfMinistry(mention.text) ??
      (holder ? ofForeignMinister(mention.text, holder.text) : null),
    former,
  };
}

/** 외무상 is a minister of the North or of Japan: which, its holder's name tells. */
function ofForeignMinister(title: string, holder: string): string | null {
  if (!/^(?:외무상|외상)$/u.test(title)) return null;
  return isKoreanName(holder) && !/\s/.test(holder) ? 'KP' : 'JP';
}

/** Whose ministry it is, by its name alone: 외무성 is the North's, 외교부 the South's; 외교부장 is neither's. */
export function ownerOfMinistry(title: string): string | null {
  if (/외무성|외무상.{0,80}북|부상|국무위원장|인민무력|내각총리|최고인민회의|노동당/u.test(title))
    return 'KP';
  return /외교부(?!장(?!관))|외교통상부|통일부|국방부(?!장(?!관))|기획재정부|청와대|국정원/u.test(title)
    ? 'KR'
    : null;
}
