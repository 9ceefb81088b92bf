import type { CountryPolarity } from '../../types.ts';

const NORTH =
  /\bNorth(?:ern)? Korean?s?\b|\bDPRK\b|\bD\.P\.R\.K\.|\bPyongyang\b|\bthe North(?:['’]s)?\b(?! (?:East|West|Atlantic|Pole|Sea))|북한|북측|조선민주주의|조선노동당|평양|(?<!일본 )외무성|국무위원장|고려항공/u;
const SOUTH =
  /(?<!North )(?<!North-)\bKorea(?:n|ns)?\b(?! (?:Peninsula|War|peninsula))|\bROK\b|\bR\.O\.K\.|\bSeoul\b|\bthe South(?:['’]s)?\b(?! (?:East|West|China))|(?<!주중 북)한국|대한민국|남한|우리나라|우리 정부|우리 국민|서울|외교통상부|외교부|청와대|통일부/u;

/** Which of the two Koreas a text speaks of: "Korea's ambassador" in a Southern document is not the North's. */
export function polarityOf(text: string): CountryPolarity {
  const north = NORTH.test(text);
  const south = SOUTH.test(
    text
      .replace(/Democratic People['’]s Republic of Korea/g, 'DPRK')
      .replace(/Workers['’] Party of Korea/g, ''),
  );
  return north ? (south ? 'both' : 'north') : south ? 'south' : 'none';
}
