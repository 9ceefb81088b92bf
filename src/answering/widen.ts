import { COUNTRIES, entryOf } from '../domains/diplomacy/entities/gazetteer.ts';
import type { AskedPost } from './post-match.ts';

/**
 * A question about a post, with the plain name of the post added in both languages, so that "our man in Moscow" and
 * 주러대사 find "ambassador to Russia". Without such a post, the question itself.
 */
export function widened(question: string, post: AskedPost | null): string {
  if (post?.rank !== 'ambassador' || post.targets.length === 0) return question;
  const places = post.targets.map((id) => COUNTRIES.find((country) => country.id === id) ?? entryOf(id));
  const names = places.map(
    (place) => `ambassador to ${place?.english[0] ?? ''}, ${place?.korean[0] ?? ''} 대사`,
  );
  return `${question} (${names.join(', ')})`;
}
