import { COUNTRIES, entryOf } from '../domains/diplomacy/entities/gazetteer.ts';

/** Capitals (and seats of government) with their countries: an envoy "in Moscow" is the envoy to Russia. */
const CAPITALS = `
Abu Dhabi AE|Abuja NG|Accra GH|Addis Ababa ET|Algiers DZ|Amman JO|Ankara TR|Astana KZ|Athens GR|Baghdad IQ|Baku AZ|Bangkok TH
Beijing CN|Beirut LB|Belgrade RS|Berlin DE|Bern CH|Bogota CO|Bogotá CO|Brasilia BR|Brasília BR|Bratislava SK|Brussels BE
Bucharest RO|Budapest HU|Buenos Aires AR|Cairo EG|Canberra AU|Caracas VE|Colombo LK|Copenhagen DK|Dakar SN|Damascus SY|Dhaka BD
Doha QA|Dublin IE|Dushanbe TJ|Hanoi VN|Harare ZW|Havana CU|Helsinki FI|Islamabad PK|Jakarta ID|Jerusalem IL|Kabul AF|Kathmandu NP
Khartoum SD|Kigali RW|Kinshasa CD|Kuala Lumpur MY|Kuwait City KW|Kyiv UA|Kiev UA|Lima PE|Lisbon PT|Ljubljana SI|London GB
Luanda AO|Luxembourg LU|Madrid ES|Managua NI|Manila PH|Mexico City MX|Minsk BY|Montevideo UY|Moscow RU|Muscat OM|Nairobi KE
Naypyidaw MM|New Delhi IN|Oslo NO|Ottawa CA|Paris FR|Phnom Penh KH|Prague CZ|Pretoria ZA|Pyongyang KP|Quito EC|Rabat MA|Riga LV
Riyadh SA|Rome IT|San José CR|San Salvador SV|Santiago CL|Sarajevo BA|Seoul KR|Sofia BG|Stockholm SE|Suva FJ|Tallinn EE
Tashkent UZ|Tbilisi GE|Tehran IR|The Hague NL|Tirana AL|Tokyo JP|Tripoli LY|Tunis TN|Ulaanbaatar MN|Vienna AT|Vientiane LA
Vilnius LT|Warsaw PL|Washington US|Wellington NZ|Yerevan AM|Zagreb HR|Valletta MT|Reykjavik IS|Nicosia CY|Bishkek KG|Lusaka ZM
Maputo MZ|Kampala UG|Dodoma TZ|Windhoek NA|Gaborone BW|Kingston JM|Port Moresby PG|Panama City PA|La Paz BO|Santo Domingo DO
Asunción PY|Guatemala City GT|Bandar Seri Begawan BN|Thimphu BT|Tegucigalpa HN|Monrovia LR|Freetown SL|Lilongwe MW
Antananarivo MG|Bamako ML|Niamey NE|Lomé TG|Malé MV|Podgorica ME|Skopje MK|Chisinau MD|Dili TL`;

const byId = new Map<string, string>();
for (const line of CAPITALS.trim().split(/[|\n]/)) {
  const [city, country] = [line.slice(0, -3), line.slice(-2)];
  if (COUNTRIES.some(({ id }) => id === country)) byId.set(entryOf(city)?.id ?? city, country);
}

/** The id of the country whose capital this place is. */
export function capitalCountry(place: string): string | undefined {
  return byId.get(place);
}
