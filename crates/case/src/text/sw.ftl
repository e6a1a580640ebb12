# Sehemu
case-alias = Ungependa tukuite nani?
    .hint = Jina lolote, mlilochagua pamoja. Ndilo linaloonekana kwenye orodha.
case-languages = Lugha
case-access-needs = Kinachomsaidia kushiriki
    .hint = Kimoja kila mstari: mkalimani, herufi kubwa, chumba bila ngazi.
case-health-alert = Tahadhari moja ya afya ambayo kila mhudumu aijue
    .hint = Kile tu anachotaka wote wanaomhudumia wajue.
case-number = Nambari ya faili
case-imported-number = Nambari iliyokuja nayo
case-office = Ofisi
case-known-as = Pia anajulikana kama
    .hint = Moja kila mstari.
case-names-said = Majina, kama yalivyosemwa
    .hint = Andika unavyosikia, kwa mpangilio uliosemwa.
case-own-name = Jina lake
case-second-name = Jina la baba au la pili
case-third-name = Jina la tatu
case-surname = Jina la ukoo kwenye hati
case-spellings = Tahajia nyingine
    .hint = Moja kila mstari. Utafutaji huzipata zote.
case-sex = Jinsia
case-born = Alizaliwa
    .hint = Siku hivi: 3 Mei 2026. Siku na mwezi vinaweza kubaki wazi.
case-nationalities = Uraia
case-county = Kaunti ya asili
case-old-number = Nambari ya faili ya zamani
case-phone = Simu
    .hint = Hivi: 0712 345 678 au +254 712 345 678.
case-phone-owner = Simu ni ya nani?
case-phone-hours = Ni salama wakati gani?
case-channel = Tumfikie kwa njia gani?
case-hours = Ni salama wakati gani?
case-code-word = Neno la kutambuana
    .hint = Neno moja, lisiandikwe kamwe kwenye ujumbe.
case-never = Tusiseme au tusifanye nini kamwe?
    .hint = Moja kila mstari.
case-contact-note = Jambo lingine kuhusu kumfikia
case-worker = Mwenzako
case-duty-what = Nini
case-duty-due = Hadi lini
case-duty-owner = Ya nani
case-duty-note = Kwa maneno
case-risk-level = Hatari ni kubwa kiasi gani sasa?
case-risk-reason = Kwa nini unasema hivyo?
    .hint = Ulichoona, kilichosemwa.
case-look-again = Tathmini tena tarehe
    .hint = Ikibaki wazi: siku 7 ikiwa kubwa, 30 ikiwa wastani, 90 ikiwa ndogo.
case-step = Hatua
case-note = Maelezo mapya
    .hint = Ulichoona, kilichosemwa. Andika kana kwamba anasoma kando yako. Anaweza.
case-corrects = Maelezo
case-corrected-note = Yanavyopaswa kusomeka
case-correction-reason = Kwa nini yanabadilika
case-address = Anapolala
case-directions = Jinsi ya kufika
case-conflicted = Mwenzako
case-conflict-reason = Kwa nini hapaswi kujua
case-status = Hali
case-close-reason = Kwa nini inafungwa
case-status-reason = Kwa nini
case-looker = Nani
case-looked-at = Nini
case-look-how = Vipi
case-look-reason = Kwa nini unalihitaji sasa?
    .hint = Mhusika anaweza kuona sababu yako.
case-lost = Jibu

# Fremu ya faili
case-title = Muhtasari
case-back = Rudi
case-around = Kuhusu faili hii
case-meta = Faili { $number } · na { $with } tangu { $since }
case-meta-nobody = Faili { $number } · hakuna aliyepangiwa · tangu { $since }
case-real-name = Jina halisi
case-risk-tag = { $level ->
        [high] Hatari kubwa
        [medium] Hatari wastani
        [low] Hatari ndogo
       *[other] Hatari haijatathminiwa
    }
case-by-server = Imeandikwa na seva
case-age = Miaka { $years }
case-age-about = Miaka { $years } hivi
case-is-closed = Faili hii imefungwa.
case-reopen = Fungua tena
case-clash = Watu wawili wamejibu swali moja bila kuonana. Majibu yote mawili yamehifadhiwa.
    .choose = Chagua linalosimama
case-tab-overview = Muhtasari
case-tab-notes = Maelezo
case-tab-known = Tunachojua
case-tab-address = Makazi
case-tab-looks = Nani ameangalia

# Majukumu
duty-start = Anza sasa
duty-done = Imefanyika
duty-consent = Muombe { $who } ridhaa
    .short = Omba ridhaa
    .why = Hadi hapo tunahifadhi tu, hatumtumii mtu yeyote.
duty-risk = Tathmini usalama na { $who }
    .short = Tathmini usalama
    .why = Bado hakuna aliyeutathmini.
duty-risk_again = Tathmini usalama tena na { $who }
    .short = Tathmini usalama tena
    .why = Siku mliyokubaliana mara ya mwisho.
duty-other = { $note }, kwa ajili ya { $who }
duty-unknown = Kuna jambo la kufanya kwa ajili ya { $who }

# Kazi
work-title = Kazi
work-new = Mtu mpya
    .rest = { "" }
work-late = Zimechelewa
work-today = Leo
work-week = Baadaye wiki hii
work-around = Kuhusu kazi yako
work-lede = { $late ->
        [0] Hakuna lililochelewa.
        [one] Jambo moja limechelewa.
       *[other] Mambo { $late } yamechelewa.
    } { $today ->
        [0] Hakuna lingine la leo.
        [one] Moja ni la leo.
       *[other] { $today } ni ya leo.
    }
work-people = { $n ->
        [0] Huna faili kwa sasa.
        [one] Uko na mtu mmoja.
       *[other] Uko na watu { $n }.
    }
work-nothing = Hakuna la leo.
    .how = La kufanya litaonekana hapa, lililochelewa kwanza.
work-nobody = Bado huna faili.
    .how = Ukifungua faili au ukipangiwa, majukumu yake yataonekana hapa.

# Orodha
list-title = Watu
list-new = Mtu mpya
list-find-label = Mtafute mtu
list-find-example = Jina, faili, tarakimu 4 za mwisho za simu
list-all = Wazi
list-mine = Walio nami
list-late = Zilizochelewa
list-high = Hatari kubwa
list-closed = Zilizofungwa
list-any = Yoyote
list-status = Hali
list-risk = Hatari
list-step = Hatua
list-none = Hakuna mtu kwenye orodha hii.
    .how = Chagua orodha nyingine, au fungua faili.
list-caption = Watu { $n }, wenye jambo la karibu kwanza
list-col-person = Mtu
list-col-risk = Hatari
list-col-next = Kinachofuata
list-col-step = Hatua
list-col-with = Yuko na
list-nobody = hakuna
list-nothing-due = Hakuna kinachosubiri
found-title = Waliopatikana
found-none = Hakupatikana mtu.
    .how = Jaribu tahajia nyingine au fungua faili.

# Njia
way-title = Njia hadi sasa
way-now = Sasa: { $here }. Inayofuata ni { $next }, mwenyewe akiwa tayari.
way-last = Sasa: { $here }.
way-mark = Weka alama
    .label = Hatua iliyochukuliwa
    .more = Weka alama ya hatua

# Kilichotokea
happened-title = Kilichotokea
happened-write = Andika maelezo
happened-all = Yote { $n }
happened-risk = Hatari: { $level }. { $why }
happened-opened = Faili imefunguliwa.
happened-closed = Faili imefungwa. { $why }
happened-reopened = Faili imefunguliwa tena.
happened-assigned = { $who } anaihudumia kuanzia sasa.
happened-step = Hatua: { $step }

# Nani ana nini
held-title = Nani ana nini
held-casework = Kazi ya faili
held-identity = Utambulisho
held-payment = Malipo
held-location = Makazi
held-clinical = Matibabu
held-evidence = Ushahidi
held-private = Maelezo ya binafsi
held-by = Imehifadhiwa na { $who }. Muulize.
held-nothing = Hakuna kilichoandikwa bado.

# Vizuri kujua
know-title = Vizuri kujua
know-change = Badilisha
know-speaks = Anazungumza
know-age = Umri
know-sex = Jinsia
know-from = Anatoka
know-county = Kaunti
know-needs = Kinachomsaidia
know-health = Tahadhari ya afya

# Vitendo
act-title = Mengine ya kufanya
act-contact = Badilisha njia ya kumfikia
act-phone = Ongeza simu
act-risk = Tathmini usalama
act-address = Makazi
act-assign = Mpangie mwenzako
act-conflict = Tangaza mgongano wa maslahi
act-close = Funga faili

# Maelezo
notes-title = Maelezo
notes-keep = Hifadhi maelezo
notes-correct = Sahihisha haya
notes-never-deleted = Maelezo husahihishwa, hayafutwi
    .why = Sahihisho hutunza maneno ya kwanza, nani ameyabadilisha, lini na kwa nini.
correct-title = Sahihisha maelezo
correct-lede = Maneno ya kwanza yanabaki yakisomeka kando ya yako.
correct-keep = Hifadhi sahihisho

# Jina halisi
name-title = Jina halisi la { $who }
name-page = Jina halisi
name-lede = Litaonekana kwa dakika mbili. Kuangalia kwako kunahifadhiwa pamoja na sababu; mhusika anaweza kuiomba.
name-lede-known = Majina na simu vitaonekana kwa robo saa ili kurekebishwa. Kuangalia kwako kunahifadhiwa pamoja na sababu.
name-show = Onyesha
name-hide = Ficha tena
name-two-minutes = Ukurasa huu utafungwa baada ya dakika mbili. Kuangalia kwako kumehifadhiwa.

# Usalama
risk-title = Tathmini usalama na { $who }
risk-page = Usalama
risk-lede = Uliza, sikiliza, kisha useme hatari ni kubwa kiasi gani sasa na kwa nini.
risk-keep = Hifadhi
contact-title = Jinsi ya kumfikia { $who }
contact-page = Mawasiliano salama
contact-lede = Masharti haya husimama juu ya kila ukurasa unaomhusu.
contact-keep = Hifadhi

# Tunachojua
known-page = Tunachojua
known-keep = Hifadhi mabadiliko
known-both = { $field }: kuna majibu mawili. Hifadhi lililo sahihi.
phones-title = Simu
phones-add = Ongeza simu
phones-page = Simu
phones-keep = Hifadhi simu
address-title = { $who } analala wapi
address-page = Makazi
address-lede = Imefungwa kwako pekee. Hakuna mwingine anayeweza kuifungua, wala sisi.
address-keep = Hifadhi, imefungwa

# Nani ameangalia
looks-title = Nani ameangalia
looks-lede = Mstari mmoja kwa kila mtu, sehemu na robo saa.
looks-none = Bado hakuna aliyeangalia.
    .how = Wanaoangalia wataonekana hapa.
looks-col-who = Nani
looks-col-when = Lini
looks-col-what = Nini
looks-col-why = Kwa nini
looks-reveal = Jina halisi

# Msimamizi
assign-title = Nani atamhudumia { $who }?
assign-page = Panga
assign-lede = Ataliona kwenye ukurasa wake wa kazi. Kile ambacho mwenzake wa awali pekee anaweza kukifungua hukabidhiwa naye.
assign-who = Mwenzako
assign-keep = Panga
conflict-title = Tangaza mgongano wa maslahi
conflict-page = Mgongano
conflict-lede = Kuanzia ukurasa unaofuata, faili hii haipo kwake: si kwenye orodha, si kwenye utafutaji, si kwa anwani.
conflict-who = Mwenzako
conflict-keep = Tangaza
close-title = Funga faili ya { $who }
close-page = Funga
close-lede = Hakuna kinachofutwa. Inaweza kufunguliwa tena.
close-keep = Funga faili

# Kufungua
start-title = Tafuta kabla ya kufungua faili
start-page = Mtu mpya
start-lede = Uliza: tumewahi kuzungumza? Kisha utafute.
start-q = Ni nani?
    .hint = Jina, nambari ya faili, au tarakimu nne za mwisho za simu.
start-age = Umri wake ni kama miaka mingapi?
start-county = Kaunti ya asili
start-search = Tafuta
start-again = Tafuta tena
start-looked = Tumetafuta kwenye faili zote za shirika.
start-possible = Huenda kuna faili inayofanana. Msimamizi wako amejulishwa.
    .next = Unaweza kuendelea. Hakuna kinachounganishwa chenyewe.
start-mine = Faili ulizonazo
start-nobody = Hakupatikana mtu.
    .how = Jaribu tahajia nyingine au fungua faili.
start-open = Fungua faili mpya
part-who = Yeye ni nani
    .lede = Jibu la kwanza tu ndilo linalohitajika.
part-talk = Tutazungumzaje
part-reach = Jinsi ya kumfikia salama
    .lede = Muulize kwanza: tukikatika, tufanye nini?
part-age = Au umri wake
    .hint = Kwa miaka, kama ulivyosemwa. Tunauhifadhi kama mwaka wa kukadiria.
part-next = Endelea
check-title = Pitia majibu
check-lede = Hakuna kinachohifadhiwa kabla ya kubonyeza.
check-next = Wewe utaihudumia faili hii. Jukumu la kwanza: omba ridhaa, kabla ya kesho kuisha.
check-keep = Hifadhi na ufungue faili

# Baada ya kitendo
said-opened = Faili imefunguliwa. Kwanza: omba ridhaa, kabla ya kesho kuisha.
said-note-kept = Maelezo yamehifadhiwa.
said-note-corrected = Sahihisho limehifadhiwa. Maneno ya kwanza yanabaki yakisomeka.
said-risk-kept = Imehifadhiwa. Tathmini inayofuata iko kwenye ukurasa wa kazi.
said-step-kept = Hatua imehifadhiwa.
said-duty-done = Imefanyika.
said-contact-kept = Imehifadhiwa. Masharti yako juu, kwenye kila ukurasa unaomhusu.
said-known-kept = Imehifadhiwa.
said-phone-kept = Simu imehifadhiwa.
said-address-kept = Imehifadhiwa, imefungwa kwako.
said-assigned = Amepangiwa. Ataliona kwenye ukurasa wake wa kazi.
said-conflict-kept = Imetangazwa. Faili haipo tena kwake.
said-closed-now = Faili imefungwa.
said-reopened = Faili imefunguliwa tena. Tathmini usalama leo.
said-closed = Faili hii imefungwa. Ifungue kwanza.
said-in-conflict = Mwenzako huyu ana mgongano wa maslahi na faili hii.

# Jozi
review-case = Faili
review-asked-by = Aliyeuliza
review-name = Jina
review-birth = Mwaka wa kuzaliwa
review-county = Kaunti
review-phone = Simu
review-word-right = Neno ni sahihi
review-end = Ilivyoisha
review-title = Wawili ambao huenda ni mmoja
review-page = Uliza neno
review-lede = Mtu aliuliza kabla ya kufungua faili, na inafanana na tuliyonayo. Unaona zinavyofanana, si maneno.
review-none = Hakuna cha kulinganisha.
    .how = Mtu akimuuliza mtu tunayeweza kumjua, itaonekana hapa.
review-look = { $who } alimuuliza mtu tunayeweza kumjua
review-asked = Zinavyofanana: alichouliza { $who }, na { $alias }
review-let = Mruhusu { $who } aulize neno
review-waits = { $who } anauliza neno.
review-not = Si mtu yuleyule
review-not-after = Kumbe si yeye
review-ask-word = Muulize neno.
review-hint = Usilitaje neno. Mwache aliseme mwenyewe.
    .why = Muulize: tumewahi kuzungumza? Kuna neno tulilokubaliana?
review-word = Neno alilosema
review-check = Angalia neno
review-right = Neno ni sahihi. Huyu ni { $who }. { $why }
review-right-closed = Neno ni sahihi. Huyu ni { $who }. Imefungwa: { $why }
review-go-on = Endelea na faili yake
review-over = Hili limeshajibiwa.
review-three = Neno limekosewa mara tatu. Muulize msimamizi wako.
review-end-same = Ni mtu yuleyule. Faili yake inaendelea.
review-end-other = Si mtu yuleyule.
said-word-let = Ameambiwa aulize neno.
said-word-wrong = Hilo si neno lenyewe.
said-review-closed = Imehifadhiwa: si mtu yuleyule.
said-taken-up = Faili iko nawe. Muulize tena kabla ya kuendelea kusoma.

consent-purpose = Kwa ajili ya nini
consent-answer = Jibu
consent-how = Imetolewaje?
consent-until = Hadi
consent-language = Ilisomwa kwa lugha gani?
consent-title = Muombe { $who } ridhaa
consent-page = Ridhaa
consent-lede = Soma kila jambo kwa sauti. Subiri. Uliza kila kusudi peke yake.
consent-ask = Omba ridhaa
consent-keep = Hifadhi majibu
consent-missing = Chagua jibu kwa kusudi moja au zaidi.
consent-shut = Muulize { $who } kwanza.
consent-shut-lede = Ridhaa yake iliisha. Muulize tena kabla ya kuendelea kusoma. Ya zamani yamefungwa hadi hapo.
consent-was-live = Alikubali awali, na bado inasimama.
consent-was-refused = Alikataa awali.
consent-was-ended = Alikubali awali; imeisha.
notice-title = La kusema
notice-a = Tupo kukusaidia. Unaweza kutuulizia kwa jina wakati wowote.
notice-b = Tunauliza ili tuweze kukusaidia. Kila matumizi yanaulizwa peke yake.
notice-c = Tutaandika unachotuambia, na tunachofanya pamoja.
notice-d = Hakuna mashine inayoamua kukuhusu.
notice-e = Hakuna kinachotoka Kenya bila kukuuliza kwanza na kukuambia hatari zake.
notice-f = Hakuna mwingine atakayepata ila ukisema wewe.
notice-g = Unaweza kuiondoa siku yoyote, hapa.
notice-h = Ukikataa, msaada wako unabaki.
said-consent-1 = Jibu 1 limehifadhiwa. Majibu ya awali yanabaki yalivyokuwa.
said-consent-2 = Majibu 2 yamehifadhiwa. Majibu ya awali yanabaki yalivyokuwa.
said-consent-3 = Majibu 3 yamehifadhiwa. Alichokataa awali kinabaki kilivyokuwa.
duty-confirm = Pitia tunachojua pamoja na { $who }
    .short = Thibitisha tunachojua
    .why = Kinachojulikana huonyeshwa na kuthibitishwa, hakiulizwi tena.
duty-assign = Sema nani atamhudumia { $who } kuanzia sasa
    .short = Mpangie mwenzako
    .why = Faili imefunguliwa tena.
known-confirm = Tunachojua: tafadhali thibitisha
    .how = Acha kilicho sahihi. Badilisha kisicho sahihi. Kisha hifadhi.
known-instead = Badala ya
known-instead-none = Hakuna simu nyingine
said-phone-replaced = Simu ya zamani imehifadhiwa kama si salama.
work-pairs = Wawili ambao huenda ni mmoja
act-consent = Omba ridhaa
