### The frame's and the components' own words. Each slice brings its own beside these.
### At most 15 words a sentence, no exclamation mark, no blame.

## Frame

frame-title = { $page } · Pamoja
    .error = Error: { $page } · Pamoja
frame-skip = Skip to content
frame-main = Main
frame-sign-out = Sign out
frame-leave-quickly = Leave quickly
frame-looks = Looks at a case are kept, and the person can ask for them.
frame-gate-links = Language and help

## Days and times

day-monday = Monday
    .short = Mon
    .tiny = Mon
day-tuesday = Tuesday
    .short = Tue
    .tiny = Tue
day-wednesday = Wednesday
    .short = Wed
    .tiny = Wed
day-thursday = Thursday
    .short = Thu
    .tiny = Thu
day-friday = Friday
    .short = Fri
    .tiny = Fri
day-saturday = Saturday
    .short = Sat
    .tiny = Sat
day-sunday = Sunday
    .short = Sun
    .tiny = Sun

month-1 = January
    .short = Jan
month-2 = February
    .short = Feb
month-3 = March
    .short = Mar
month-4 = April
    .short = Apr
month-5 = May
    .short = May
month-6 = June
    .short = Jun
month-7 = July
    .short = Jul
month-8 = August
    .short = Aug
month-9 = September
    .short = Sep
month-10 = October
    .short = Oct
month-11 = November
    .short = Nov
month-12 = December
    .short = Dec

time-date = { $day } { $month }
    .year = { $day } { $month } { $year }
time-day = { $weekday } { $date }
    .long = { $weekday } { $date }
time-today = today
time-yesterday = yesterday
time-tomorrow = tomorrow
time-at = { $day } { $clock }
    .date = { $date }, { $clock }
time-both = { $hour } { $part } ({ $clock })
time-part-morning = in the morning
time-part-midday = in the afternoon
time-part-afternoon = in the afternoon
time-part-evening = in the evening
time-part-night = at night
time-any-today = any time today
time-in-minutes = in { $n } min
time-in-hours = in { $n } h
time-in-days = { $n ->
    [one] in 1 day
   *[other] in { $n } days
}
time-late-minutes = { $n } min late
time-late-hours = { $n ->
    [one] 1 hour late
   *[other] { $n } hours late
}
time-late-days = { $n ->
    [one] 1 day late
   *[other] { $n } days late
}

## Answers that are not there

absent-legend = If there is no answer now
absent-not-asked = Not asked yet
absent-unknown = Does not know
absent-declined = Prefers not to say

## Forms

form-errors = { $n ->
    [1] One thing to look at
    [2] Two things to look at
    [3] Three things to look at
    [4] Four things to look at
    [5] Five things to look at
    [6] Six things to look at
    [7] Seven things to look at
    [8] Eight things to look at
    [9] Nine things to look at
   *[other] { $n } things to look at
}
form-if-known = (if known)
date-day = Day
date-month = Month
date-year = Year
date-sure = How sure
    .exact = Exact
    .about = About
steps-back = Back
steps-at = { $at } of { $of }
    .label = Step { $at } of { $of }
steps-leave = Leave now
check-change = Change

## Lists

list-find = Find
list-saved = Saved lists
list-more = More filters
list-show = Show these
pager-label = Pages of the list
pager-range = { $from }–{ $to } of { $total }
pager-next = Next { $n }
pager-back = Previous { $n }
week-label = This week
week-due = { $n } due

## A person's case

case-tabs = Case
strip-label = Safe contact
strip-reach = Reach by
strip-when = When
strip-say = Say
strip-never = Never
next-for-you = Next, for you
way-since = since { $date }
way-times = { $date }, ×{ $n }
way-todo = not yet
way-skipped = not recorded
way-table = As a table
    .caption = Steps with dates
    .step = Step
    .first = First
    .times = Times
    .by = By
thread-was = was:
thread-is = now:
thread-corrected = Corrected
    .by = { $when } by { $who }
    .why = “{ $reason }”
    .first = First version
held-open = Open to you
held-step = One step

## Two side by side

pairs-caption = The two side by side
    .part = What
    .how = How alike
    .case = Case
pairs-equal = Equal
pairs-alike = Alike
pairs-one-apart = One apart
pairs-different = Different
pairs-one-side = Only one says
pairs-nothing = Nothing written

## Check once more

confirm-happens = What happens

## Sign in and set up

gate-title = Sign in
gate-name = Your name here
    .hint = The one your administrator gave you, for example wanza
gate-password = Password
gate-sign-in = Sign in
gate-lock = Pages lock after 10 minutes without a touch. What you typed is kept on the server, sealed to you.
gate-code-title = One more step
gate-code = Sign-in code
    .hint = Six figures from your phone’s code app
gate-continue = Continue
setup-all = { $n ->
    [1] The one step
   *[other] All { $n } steps
}
