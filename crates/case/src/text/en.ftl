# Fields
case-alias = What shall we call you?
    .hint = Any name, chosen together. It stands on every list.
case-languages = Languages
case-access-needs = What helps them take part
    .hint = One a line: an interpreter, large letters, a step-free room.
case-health-alert = One health alert every worker should know
    .hint = Only what they want everyone on the case to know.
case-number = Case number
case-imported-number = Number it came with
case-office = Office
case-known-as = Also known as
    .hint = One a line.
case-names-said = Names, as said
    .hint = Write what you hear, in the order it was said.
case-own-name = Own name
case-second-name = Father’s or second name
case-third-name = Third name
case-surname = Surname on papers
case-spellings = Other spellings
    .hint = One a line. Search finds all of them.
case-sex = Sex
case-born = Born
    .hint = A day like 3 May 2026. The day and the month may stay empty.
case-nationalities = Nationality
case-county = County of origin
case-old-number = Old file number
case-phone = Phone
    .hint = Like 0712 345 678 or +254 712 345 678.
case-phone-owner = Whose phone is it?
case-phone-hours = When is it safe?
case-channel = How may we reach them?
case-hours = When is it safe?
case-code-word = The word to know each other by
    .hint = One word, never written in a message.
case-never = What must we never say or do?
    .hint = One a line.
case-contact-note = Anything else about reaching them
case-worker = Colleague
case-duty-what = What
case-duty-due = Until when
case-duty-owner = Whose
case-duty-note = In words
case-risk-level = How dangerous is it now?
case-risk-reason = What makes you say so?
    .hint = What you saw, what was said.
case-look-again = Look again on
    .hint = Left empty: in 7 days if high, 30 if medium, 90 if low.
case-step = Step
case-note = New note
    .hint = What you saw, what was said. Write as if they read it beside you. They may.
case-corrects = Note
case-corrected-note = How it should read
case-correction-reason = Why it changes
case-address = Where they sleep
case-directions = How to get there
case-conflicted = Colleague
case-conflict-reason = Why they must not know
case-status = State
case-close-reason = Why it closes
case-status-reason = Why
case-looker = Who
case-looked-at = What
case-look-how = How
case-look-reason = Why do you need it now?
    .hint = The person can see your reason.
case-lost = Answer

# Frame of a case
case-title = Overview
case-back = Back
case-around = About this case
case-meta = Case { $number } · with { $with } since { $since }
case-meta-nobody = Case { $number } · nobody is assigned · since { $since }
case-real-name = Real name
case-risk-tag = { $level ->
        [high] Risk high
        [medium] Risk medium
        [low] Risk low
       *[other] Risk not assessed
    }
case-by-server = Recorded by the server
case-age = { $years } years
case-age-about = About { $years } years
case-is-closed = This case is closed.
case-reopen = Reopen
case-clash = Two people answered one question without seeing each other. Both answers are kept.
    .choose = Choose what stands
case-tab-overview = Overview
case-tab-notes = Notes
case-tab-known = What we know
case-tab-address = Address
case-tab-looks = Who looked

# Duties
duty-start = Start now
duty-done = Done
duty-consent = Ask { $who } for consent
    .short = Ask for consent
    .why = Until then we keep, and send nothing to anyone.
duty-risk = Look at safety with { $who }
    .short = Look at safety
    .why = Nobody has looked at it yet.
duty-risk_again = Look at safety again with { $who }
    .short = Look at safety again
    .why = The day that was agreed last time.
duty-other = { $note }, for { $who }
duty-unknown = Something to do for { $who }

# Work
work-title = Work
work-new = New
    .rest = { " " }person
work-late = Late
work-today = Today
work-week = Later this week
work-around = Around your work
work-lede = { $late ->
        [0] Nothing is late.
        [one] One thing is late.
       *[other] { $late } things are late.
    } { $today ->
        [0] Nothing else is due today.
        [one] One is for today.
       *[other] { $today } are for today.
    }
work-people = { $n ->
        [0] No case is with you.
        [one] One person is with you.
       *[other] { $n } people are with you.
    }
work-nothing = Nothing is due today.
    .how = What has to be done will stand here, the latest first.
work-nobody = No case is with you yet.
    .how = When you open a case or one is assigned to you, its duties stand here.

# List
list-title = People
list-new = New person
list-find-label = Find a person
list-find-example = Alias, name, case, last 4 of phone
list-all = Open
list-mine = With me
list-late = Something late
list-high = High risk
list-closed = Closed
list-any = Any
list-status = State
list-risk = Risk
list-step = Step
list-none = Nobody is on this list.
    .how = Choose another list, or open a case.
list-caption = { $n } people, those with something due first
list-col-person = Person
list-col-risk = Risk
list-col-next = Next
list-col-step = Step
list-col-with = With
list-nobody = nobody
list-nothing-due = Nothing due
found-title = Found
found-none = No one found.
    .how = Try another spelling, or open a case.

# Way
way-title = The way so far
way-now = Now: { $here }. Next is { $next }, when they say so.
way-last = Now: { $here }.
way-mark = Mark
    .label = Step that was taken
    .more = Mark a step

# What happened
happened-title = What happened
happened-write = Write a note
happened-all = All { $n } entries
happened-risk = Risk: { $level }. { $why }
happened-opened = Case opened.
happened-closed = Case closed. { $why }
happened-reopened = Case reopened.
happened-assigned = { $who } works on it from now on.
happened-step = Step: { $step }

# Who holds what
held-title = Who holds what
held-casework = Casework
held-identity = Identity
held-payment = Payment
held-location = Home address
held-clinical = Clinical
held-evidence = Evidence
held-private = Private notes
held-by = Held by { $who }. Ask them.
held-nothing = Nothing is written yet.

# Good to know
know-title = Good to know
know-change = Change
know-speaks = Speaks
know-age = Age
know-sex = Sex
know-from = From
know-county = County
know-needs = What helps
know-health = Health alert

# Acts
act-title = More to do
act-contact = Change how to reach them
act-phone = Add a phone
act-risk = Look at safety
act-address = Home address
act-assign = Assign a colleague
act-conflict = Declare a conflict
act-close = Close the case

# Notes
notes-title = Notes
notes-keep = Keep note
notes-correct = Correct this
notes-never-deleted = Notes are corrected, never deleted
    .why = A correction keeps the first words, who changed them, when and why.
correct-title = Correct a note
correct-lede = The first words stay readable beside yours.
correct-keep = Keep correction

# Real name
name-title = Real name of { $who }
name-page = Real name
name-lede = It shows for two minutes. Your look is kept, with your reason; the person can ask for it.
name-lede-known = Names and telephones show for a quarter of an hour, to be put right. Your look is kept, with your reason.
name-show = Show
name-hide = Hide again
name-two-minutes = This page closes after two minutes. Your look is kept.

# Safety
risk-title = Look at safety with { $who }
risk-page = Safety
risk-lede = Ask, listen, then say how dangerous it is now and why.
risk-keep = Keep
contact-title = How to reach { $who }
contact-page = Safe contact
contact-lede = These rules stand at the head of every page about them.
contact-keep = Keep

# What we know
known-page = What we know
known-keep = Keep changes
known-both = { $field }: two answers stand. Keep the one that is right.
phones-title = Phones
phones-add = Add a phone
phones-page = Phone
phones-keep = Keep phone
address-title = Where { $who } sleeps
address-page = Home address
address-lede = Sealed to you alone. No one else can open it, nor can we.
address-keep = Keep, sealed

# Who looked
looks-title = Who looked
looks-lede = One line for each person, part and quarter of an hour.
looks-none = No one has looked yet.
    .how = Looks will stand here.
looks-col-who = Who
looks-col-when = When
looks-col-what = What
looks-col-why = Why
looks-reveal = Real name

# Supervisor
assign-title = Who works with { $who }?
assign-page = Assign
assign-lede = They are told on their work page. What only the last colleague can open is handed over by them.
assign-who = Colleague
assign-keep = Assign
conflict-title = Declare a conflict
conflict-page = Conflict
conflict-lede = From the next page on, this case does not exist for that colleague: not in lists, not in search, not by address.
conflict-who = Colleague
conflict-keep = Declare
close-title = Close the case of { $who }
close-page = Close
close-lede = Nothing is deleted. It can be opened again.
close-keep = Close the case

# Opening
start-title = Search before you open a case
start-page = New person
start-lede = Ask: have we talked before? Then look.
start-q = Who is it?
    .hint = A name, an alias, a case number, or the last four digits of a phone.
start-age = About how old?
start-county = County of origin
start-search = Search
start-again = Search again
start-looked = We looked among all cases of the organisation.
start-possible = A possible match exists. Your supervisor has been told.
    .next = You may go on. Nothing is merged by itself.
start-mine = Cases with you
start-nobody = No one found.
    .how = Try another spelling or open a case.
start-open = Open a new case
part-who = Who they are
    .lede = Only the first answer is needed.
part-talk = How we can talk
part-reach = How to reach them safely
    .lede = Ask first: if we are cut off, what should we do?
part-age = Or their age
    .hint = In years, as said. We keep it as about that year.
part-next = Continue
check-title = Check the answers
check-lede = Nothing is kept before you press.
check-next = You will work on this case. First duty: ask for consent, by tomorrow.
check-keep = Keep and open the case

# Said after an act
said-opened = Case opened. First: ask for consent, by tomorrow.
said-note-kept = Note kept.
said-note-corrected = Correction kept. The first words stay readable.
said-risk-kept = Kept. The next look stands on the work page.
said-step-kept = Step kept.
said-duty-done = Done.
said-contact-kept = Kept. The rules stand above, on every page about them.
said-known-kept = Kept.
said-phone-kept = Phone kept.
said-address-kept = Kept, sealed to you.
said-assigned = Assigned. They see it on their work page.
said-conflict-kept = Declared. The case does not exist for them any more.
said-closed-now = Case closed.
said-reopened = Case reopened. Look at safety today.
said-closed = This case is closed. Reopen it first.
said-in-conflict = This colleague is in conflict with the case.

# Reviews
review-case = Case
review-asked-by = Who asked
review-name = Name
review-birth = Year of birth
review-county = County
review-phone = Phone
review-word-right = The word is right
review-end = How it ended
review-title = Two that may be one
review-page = Ask for the word
review-lede = Someone asked before opening a case, and it is like one we have. You see how alike, not the words.
review-none = Nothing to compare.
    .how = When someone asks for a person we may know, it stands here.
review-look = { $who } asked for someone we may know
review-asked = How alike: what { $who } asked, and { $alias }
review-let = Let { $who } ask for the word
review-waits = { $who } is asking for the word.
review-not = Not the same person
review-not-after = Not them after all
review-ask-word = Ask them for the word.
review-hint = Do not say the word. Let them say it.
    .why = Ask: have we talked before? Is there a word we agreed?
review-word = The word they said
review-check = Check the word
review-right = The word is right. This is { $who }. { $why }
review-right-closed = The word is right. This is { $who }. Closed: { $why }
review-go-on = Go on with their case
review-over = This was answered.
review-three = The word was wrong three times. Ask your supervisor.
review-end-same = The same person. Their case goes on.
review-end-other = Not the same person.
said-word-let = They are asked to ask for the word.
said-word-wrong = That is not the word.
said-review-closed = Kept: not the same person.
said-taken-up = The case is with you. Ask again before you read on.

consent-purpose = For what
consent-answer = Answer
consent-how = How was it given?
consent-until = Until
consent-language = In which language was it read?
consent-title = Ask { $who } for consent
consent-page = Consent
consent-lede = Read each point aloud. Wait. Ask for each purpose apart.
consent-ask = Ask for consent
consent-keep = Keep the answers
consent-missing = Choose an answer for at least one purpose.
consent-shut = Ask { $who } first.
consent-shut-lede = Their consent ended. Ask again before you read on. What was before is shut until then.
consent-was-live = They said yes before, and it still holds.
consent-was-refused = They said no before.
consent-was-ended = They said yes before; it has ended.
notice-title = What to say
notice-a = We are here to help you. You can always ask for us by name.
notice-b = We ask so that we can help. Each use is asked for apart.
notice-c = We write down what you tell us, and what we do together.
notice-d = No machine decides about you.
notice-e = Nothing leaves Kenya unless we ask you first, and say what could go wrong.
notice-f = Nobody else gets it unless you say so.
notice-g = You can take this back any day, here.
notice-h = If you say no, you keep your help.
said-consent-1 = One answer recorded. Earlier answers stay as they were.
said-consent-2 = 2 answers recorded. Earlier answers stay as they were.
said-consent-3 = 3 answers recorded. An earlier refusal stays as it was.
duty-confirm = Go through what we know with { $who }
    .short = Confirm what we know
    .why = What is known is shown and confirmed, never asked again.
duty-assign = Say who works with { $who } from now on
    .short = Assign a colleague
    .why = The case was reopened.
known-confirm = What we know: please confirm
    .how = Leave what is right. Change what is not. Then keep.
known-instead = In the place of
known-instead-none = No other phone
said-phone-replaced = Old phone kept as not safe.
work-pairs = Two that may be one
act-consent = Ask for consent
