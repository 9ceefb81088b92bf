"""Korean personal names in Hangul and in the spellings that newspapers use, made from syllables at random."""

SURNAMES = """김 Kim|이 Lee,Yi,Rhee|박 Park,Pak|최 Choi,Choe|정 Chung,Jung,Jeong|강 Kang|조 Cho,Jo|윤 Yoon,Yun|장 Chang,Jang
|임 Lim,Im|한 Han|오 Oh|서 Suh,Seo|신 Shin,Sin|권 Kwon|황 Hwang|안 Ahn,An|송 Song|전 Chun,Jeon|홍 Hong|유 Yoo,Yu,Ryu|고 Koh,Ko
|문 Moon,Mun|양 Yang|손 Sohn,Son|배 Bae|백 Paik,Baek|허 Huh,Heo|남 Nam|심 Shim,Sim|노 Roh,Noh|하 Ha|곽 Kwak|성 Sung,Seong
|차 Cha|주 Joo,Ju|우 Woo|구 Koo,Ku|민 Min|류 Ryu|나 Na|진 Jin|지 Ji|엄 Um|원 Won|천 Chun|방 Bang|공 Kong|현 Hyun|변 Byun
|반 Ban|위 Wi|연 Yeon|태 Tae|리 Ri|림 Rim"""
GIVEN = """가 Ga|강 Kang|건 Kun,Geon|경 Kyung,Gyeong|고 Ko|관 Kwan|광 Kwang,Gwang|교 Kyo|구 Koo,Gu|국 Kook,Guk|규 Kyu,Gyu|근 Keun,Geun
|금 Keum|기 Ki,Gi|길 Kil,Gil|나 Na|남 Nam|녕 Nyeong|다 Da|대 Dae|덕 Duk,Deok|도 Do|동 Dong|두 Doo,Du|란 Ran|래 Rae|룡 Ryong
|린 Rin|만 Man|명 Myung,Myeong|무 Moo,Mu|문 Moon,Mun|미 Mi|민 Min|박 Pak|배 Bae|범 Bum,Beom|병 Byung,Byeong|보 Bo|복 Bok
|봉 Bong|빈 Bin|사 Sa|삼 Sam|상 Sang|서 Seo|석 Suk,Seok|선 Sun,Seon|설 Seol|섭 Sup,Seop|성 Sung,Seong|세 Se|소 So|솔 Sol
|수 Soo,Su|숙 Sook,Suk|순 Soon,Sun|승 Seung|식 Shik,Sik|신 Shin|아 A,Ah|안 An|애 Ae|양 Yang|연 Yeon,Youn|열 Yeol,Yul
|영 Young,Yeong|예 Ye|오 Oh|옥 Ok|완 Wan|용 Yong|우 Woo,U|욱 Wook,Uk|운 Woon,Un|웅 Woong|원 Won|유 Yoo,Yu|윤 Yoon,Yun
|은 Eun|을 Eul|의 Eui,Ui|이 I,Yi|익 Ik|인 In|일 Il|임 Im|자 Ja|장 Jang|재 Jae|정 Jung,Jeong|제 Je|조 Jo|종 Jong|주 Joo,Ju
|준 Joon,Jun|중 Joong,Jung|지 Ji|진 Jin|찬 Chan|창 Chang|채 Chae|천 Chun,Cheon|철 Chul,Cheol|춘 Choon|충 Choong|치 Chi
|태 Tae|택 Taek|필 Pil|하 Ha|학 Hak|한 Han|해 Hae|혁 Hyuk,Hyeok|현 Hyun,Hyeon|형 Hyung,Hyeong|혜 Hye|호 Ho|홍 Hong
|화 Hwa|환 Hwan|황 Hwang|회 Hoe|효 Hyo|훈 Hoon,Hun|휘 Hwi|희 Hee,Hui"""


def table(text):
    return [(h, s.split(",")) for h, s in (entry.split() for entry in text.replace("\n", "").split("|"))]


def names(rng, n):
    """[(romanised, Hangul)] of three syllables."""
    surnames, given = table(SURNAMES), table(GIVEN)
    out = []
    for _ in range(n):
        (s, s_roman), (g1, g1_roman), (g2, g2_roman) = rng.choice(surnames), rng.choice(given), rng.choice(given)
        surname, first, second = rng.choice(s_roman), rng.choice(g1_roman), rng.choice(g2_roman)
        written = rng.choice([f"{first}-{second.lower()}", f"{first}{second.lower()}", f"{first} {second}"])
        out.append((f"{surname} {written}" if rng.random() < 0.8 else f"{written} {surname}", s + g1 + g2))
    return out
