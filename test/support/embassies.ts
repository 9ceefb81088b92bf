import type { Files } from './generated.ts';

/** Invented documents about invented people, for questions whose answers a test knows. */
export const EMBASSIES: Files = {
  'news/2019-06-03-envoys.md': `---
title: Envoys meet in Valletta
publisher: Island Courier
published: 2019-06-03
kind: news
language: en
---

# Envoys meet in Valletta

South Korea's ambassador to Malta, Han Seo-jin, opened a reading room in Valletta on June 1. She said that forty-two volunteers had helped. The room holds 3,100 books, most of them gifts from Busan.

North Korea's ambassador to Malta, Pak Chol-min, did not attend. His embassy gave no reason.

## What comes next

The Malta Book Council will send a delegation to Seoul in September 2019. It is led by Maria Borg, a retired librarian. The delegation wants to learn how village libraries are paid for.
`,
  'news/2019-06-04-envoys-copy.md': `---
title: Reading room opens
publisher: Harbour Post
published: 2019-06-04
kind: news
language: en
---

South Korea's ambassador to Malta, Han Seo-jin, opened a reading room in Valletta on June 1. She said that forty-two volunteers had helped. The room holds 3,100 books, most of them gifts from Busan.
`,
  'reports/fisheries.md': `---
title: Fisheries treaty with Iceland
published: 2021-11-15
kind: press release
language: en
---

The fisheries treaty with Iceland was signed in Reykjavik on November 12, 2021. It limits the catch of cod to 900 tonnes a year. Vice Minister Oh Dae-sung called it a fair bargain for both coasts.
`,
  'reports/fisheries.ko.md': `---
title: 아이슬란드와의 어업협정
published: 2021-11-15
kind: press release
language: ko
---

아이슬란드와의 어업협정이 2021년 11월 12일 레이캬비크에서 서명됐다. 협정은 대구 어획량을 연간 900톤으로 제한한다. 오대성 차관은 양국 모두에 공정한 합의라고 평가했다.
`,
  'closed/memo.md': `---
title: Memorandum on the harbour
published: 2022-02-02
kind: document
language: en
---

The secret harbour plan was drawn up by Gwendolyn Farthing. She proposes a second pier near the lighthouse.
`,
};

/** All but `closed`. */
export const OPEN = ['news', 'reports'];
