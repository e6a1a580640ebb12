### Maneno ya fremu na ya sehemu za kurasa. Kila sehemu ya kazi huleta yake kando ya haya.

## Fremu

frame-title = { $page } · Pamoja
    .error = Kosa: { $page } · Pamoja
frame-skip = Nenda kwenye maudhui
frame-main = Kuu
frame-sign-out = Toka
frame-leave-quickly = Ondoka haraka
frame-looks = Kila anayeangalia faili huandikwa, na mhusika anaweza kuuliza.
frame-gate-links = Lugha na msaada

## Siku na nyakati

day-monday = Jumatatu
    .short = Jumatatu
    .tiny = Jtt
day-tuesday = Jumanne
    .short = Jumanne
    .tiny = Jnn
day-wednesday = Jumatano
    .short = Jumatano
    .tiny = Jtn
day-thursday = Alhamisi
    .short = Alhamisi
    .tiny = Alh
day-friday = Ijumaa
    .short = Ijumaa
    .tiny = Ijm
day-saturday = Jumamosi
    .short = Jumamosi
    .tiny = Jms
day-sunday = Jumapili
    .short = Jumapili
    .tiny = Jpl

month-1 = Januari
    .short = Jan
month-2 = Februari
    .short = Feb
month-3 = Machi
    .short = Mac
month-4 = Aprili
    .short = Apr
month-5 = Mei
    .short = Mei
month-6 = Juni
    .short = Jun
month-7 = Julai
    .short = Jul
month-8 = Agosti
    .short = Ago
month-9 = Septemba
    .short = Sep
month-10 = Oktoba
    .short = Okt
month-11 = Novemba
    .short = Nov
month-12 = Desemba
    .short = Des

time-date = { $day } { $month }
    .year = { $day } { $month } { $year }
time-day = { $weekday } { $date }
    .long = { $weekday }, { $date }
time-today = leo
time-yesterday = jana
time-tomorrow = kesho
time-at = { $day } { $clock }
    .date = { $date }, { $clock }
time-both = saa { $hour } { $part } ({ $clock })
time-part-morning = asubuhi
time-part-midday = mchana
time-part-afternoon = alasiri
time-part-evening = jioni
time-part-night = usiku
time-any-today = wakati wowote leo
time-in-minutes = baada ya dakika { $n }
time-in-hours = baada ya saa { $n }
time-in-days = baada ya siku { $n }
time-late-minutes = imechelewa kwa dakika { $n }
time-late-hours = imechelewa kwa saa { $n }
time-late-days = imechelewa kwa siku { $n }

## Majibu ambayo hayapo

absent-legend = Kama hakuna jibu sasa
absent-not-asked = Haijaulizwa bado
absent-unknown = Hajui
absent-declined = Angependa kutosema

## Fomu

form-errors = { $n ->
    [1] Jambo moja la kuangalia
    [2] Mambo mawili ya kuangalia
    [3] Mambo matatu ya kuangalia
    [4] Mambo manne ya kuangalia
    [5] Mambo matano ya kuangalia
    [6] Mambo sita ya kuangalia
    [7] Mambo saba ya kuangalia
    [8] Mambo manane ya kuangalia
    [9] Mambo tisa ya kuangalia
   *[other] Mambo { $n } ya kuangalia
}
form-if-known = (ikijulikana)
date-day = Siku
date-month = Mwezi
date-year = Mwaka
date-sure = Una uhakika gani
    .exact = Kamili
    .about = Takriban
steps-back = Rudi
steps-at = { $at } kati ya { $of }
    .label = Hatua ya { $at } kati ya { $of }
steps-leave = Ondoka sasa
check-change = Badilisha

## Orodha

list-find = Tafuta
list-saved = Orodha zilizohifadhiwa
list-more = Chuja zaidi
list-show = Onyesha hizi
pager-label = Kurasa za orodha
pager-range = { $from }–{ $to } kati ya { $total }
pager-next = { $n } zaidi
pager-back = Rudi { $n } nyuma
week-label = Wiki hii
week-due = Kazi { $n }

## Faili ya mtu

case-tabs = Faili
strip-label = Mawasiliano salama
strip-reach = Mfikie kwa
strip-when = Wakati
strip-say = Sema
strip-never = Kamwe
next-for-you = Linalofuata, kwako
way-since = tangu { $date }
way-times = { $date }, ×{ $n }
way-todo = bado
way-skipped = haijaandikwa
way-table = Kama jedwali
    .caption = Hatua pamoja na tarehe
    .step = Hatua
    .first = Mara ya kwanza
    .times = Mara
    .by = Na nani
thread-was = ilikuwa:
thread-is = sasa:
thread-corrected = Imerekebishwa
    .by = { $when } na { $who }
    .why = “{ $reason }”
    .first = Maneno ya awali
held-open = Wazi kwako
held-step = Hatua moja

## Mbili kando kwa kando

pairs-caption = Zote mbili kando kwa kando
    .part = Nini
    .how = Zinavyofanana
    .case = Faili
pairs-equal = Sawa kabisa
pairs-alike = Yanafanana
pairs-one-apart = Tofauti moja
pairs-different = Tofauti
pairs-one-side = Upande mmoja tu
pairs-nothing = Haijaandikwa

## Kagua mara moja zaidi

confirm-happens = Kitakachofanyika

## Kuingia na kuandaa

gate-title = Ingia
gate-name = Jina lako hapa
    .hint = Ulilopewa na msimamizi wa mfumo, kwa mfano wanza
gate-password = Nenosiri
gate-sign-in = Ingia
gate-lock = Kurasa hujifunga baada ya dakika 10 bila kuguswa. Ulichoandika huhifadhiwa kwenye seva, kimefungwa kwa ufunguo wako.
gate-code-title = Hatua moja zaidi
gate-code = Nambari ya kuingilia
    .hint = Tarakimu sita kutoka programu ya simu yako
gate-continue = Endelea
setup-all = { $n ->
    [1] Hatua moja
   *[other] Hatua zote { $n }
}
