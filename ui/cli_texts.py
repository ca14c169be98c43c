"""All Dutch texts of the command line."""

from __future__ import annotations

from ingest.document import Kind

ABOUT = (
    "Stel vragen over het veiligheidsbeleid van uw gemeente. "
    "Elk antwoord verwijst naar de bladzijde waar het staat."
)
CLOSING = "Hulp bij een opdracht: wijzer OPDRACHT --help"
USAGE = "Gebruik: "
COMMANDS = "Opdrachten"
ARGUMENTS = "Wat u opgeeft"
OPTIONS = "Opties"
FILTERS = "Waarin gezocht wordt"
WHICH_FACTS = "Welke feiten"

INGEST = "Lees documenten in en maak de index."
ASK = "Stel een vraag en krijg een kort antwoord met bronnen."
SEARCH = "Zoek passages bij losse woorden."
EVALUATE = "Stel vragen waarvan het antwoord bekend is, en tel wat goed gaat."
FACTS = "Toon de feiten die in de documenten staan, met hun bladzijden."
LISTED = "Toon de documenten in de index en wat daarvan bekend is."
SCREEN = "Open het scherm in de browser."

HELP = "toon deze hulp"
INDEX = "map van de index (anders WIJZER_INDEX, of .index naast het programma)"
PATHS = "bestanden of mappen (anders WIJZER_CORPUS, of de map corpus)"
QUESTION = "de vraag, tussen aanhalingstekens"
WORDS = "de zoekwoorden, tussen aanhalingstekens"
THEME = "zoek alleen binnen dit thema, bijvoorbeeld jeugd-en-veiligheid"
KIND = f"zoek alleen in deze soort documenten: {', '.join(Kind)}"
DOCUMENT = "zoek alleen in dit document: de naam die 'wijzer ingest' noemt"
JSON = "schrijf de uitkomst als JSON, één object per regel"
ASK_BATCH = "stel alle vragen uit dit bestand: per regel een JSON-object met id en question"
SEARCH_BATCH = "zoek alles uit dit bestand: per regel een JSON-object met id en query"
FACT_KIND_HELP = "toon alleen deze soort: {kinds}"
FACT_THEME = "toon alleen dit thema, bijvoorbeeld jeugd-en-veiligheid"
FACT_DOCUMENT = "toon alleen dit document: de naam die 'wijzer ingest' noemt"
CSV = "schrijf de feiten als CSV, voor Excel"
EXPLAIN = "toon ook hoe de vraag is gelezen en waar het antwoord vandaan komt"
TOP = "zoveel passages, 1 tot en met 100 (anders 10)"
QUESTIONS = "bestand met vragen en hun goede antwoorden, een JSON-object per regel"
SHOW = "toon van elke fout wat er mis is"
HOST = "adres waarop het scherm bereikbaar is (anders 127.0.0.1)"
PORT = "poort van dat adres (anders 7860)"
NO_BROWSER = "open de browser niet"

SEE_HELP = "Zie: {command} --help"
NO_COMMAND = "Geef een opdracht. Kies uit: {commands}. " + SEE_HELP
UNKNOWN_COMMAND = "De opdracht '{given}' bestaat niet. Kies uit: {commands}. " + SEE_HELP
NO_VALUE = "Achter {option} hoort een waarde. " + SEE_HELP
UNKNOWN_ARGUMENTS = "Dit hoort er niet bij: {given}. " + SEE_HELP
MISSING_ARGUMENT = "Er ontbreekt iets: {names}. " + SEE_HELP
AMBIGUOUS = "De optie {option} kan meer dan één ding betekenen. Schrijf haar voluit. " + SEE_HELP
WRONG_USE = "Deze opdracht klopt niet ({message}). " + SEE_HELP
NO_NUMBER = "'{given}' is geen heel getal van {low} tot en met {high}."
NO_QUESTION = (
    'Er is geen vraag gesteld. Zet de vraag achter de opdracht: wijzer ask "Wie doet wat?"'
)
NO_WORDS = 'Er is niets om te zoeken. Zet de woorden achter de opdracht: wijzer search "woorden"'
UNKNOWN_FACT_KIND = "De soort '{given}' bestaat niet. Kies uit: {kinds}."
JSON_OR_CSV = "Kies --json of --csv, niet allebei."
ONE_OR_BATCH = "Geef of één vraag, of een bestand met --batch, niet allebei."

UNREADABLE = "Het bestand {file} kan niet worden gelezen: {reason}. Controleer de naam en de map."
NO_FILE = "het bestaat niet"
IS_FOLDER = "het is een map"
NOT_ALLOWED = "dat is niet toegestaan"
NO_UTF8 = "het is geen tekst in UTF-8"
OTHER_REASON = "de computer meldt '{reason}'"
EMPTY_BATCH = "In {file} staat geen enkele regel. Zet er per regel een JSON-object in."
BROKEN_LINE = "{file}, regel {line}: {problem}. Verbeter die regel en probeer het opnieuw."
NO_JSON = "dit is geen JSON"
NO_OBJECT = "hier hoort een JSON-object te staan, tussen accolades"
NO_FIELD = "het veld '{field}' ontbreekt"
WRONG_FIELD = "het veld '{field}' moet {expected} zijn"
A_TEXT = "een tekst"
A_TEXT_OR_NUMBER = "een tekst of een getal"
A_LIST_OF_TEXTS = "een lijst van teksten"
A_LIST_OF_PAGES = "een lijst van bladzijdenummers"
A_LIST_OF_PATTERNS = "een lijst van geldige zoekpatronen"
A_LIST_OF_GROUPS = "een lijst van lijsten met geldige zoekpatronen"
A_NUMBER = "een heel getal boven nul"
TRUE_OR_FALSE = "true of false"
UNKNOWN_THEME = "het thema '{theme}' bestaat niet; kies uit: {known}"

PAGE = "p. {page}"
PRINTED_PAGE = "p. {printed} (bladzijde {page} van de pdf)"
CITATION = "[{number}] {place}: '{quote}'"
EXAMPLE = "voorbeeldtekst, niet vastgesteld"
SCAN = "uit een scan, dus mogelijk met leesfouten"
UNDERSTOOD = "Gelezen als: {question}"
NEAREST = "Dit komt het dichtst in de buurt:"
NEAR = "- {place}: '{text}'"
HIT = "{number}. {place} (score {score})"
NO_HITS = "Niets gevonden voor '{words}'."

READING = "{step} {done}/{total} {file}"
SECONDS_LEFT = "nog {seconds} s"
MINUTES_LEFT = "nog {minutes} min"
STOPPED = "Gestopt."

RIGHT = "goed"
TOTAL = "totaal"
CITED = "bron op een goede bladzijde"
FALSE_ANSWERS = "beantwoord, maar had geen antwoord"
FALSE_REFUSALS = "geweigerd, maar had een antwoord"
TIME = "tijd per vraag: helft binnen {p50} ms, 95% binnen {p95} ms"
WRONG = "{id} [{kind}] {question}\n    fout: {problems}\n    antwoord: {answer}"
REFUSED = "geweigerd"
ANSWERED = "beantwoord, maar er is geen antwoord"
MISSING = "mist {patterns}"
OR = " of "
FORBIDDEN = "bevat {pattern}"
TOO_MANY_WORDS = "{words} woorden, hooguit {most} mag"
WRONG_PAGE = "noemt geen goede bladzijde (wel {places})"
NOWHERE = "geen enkele"

ATTENTION = "let op: {said}"

FACT_KINDS = {
    "action": "Acties",
    "planning": "Planning",
    "ambition": "Ambities",
    "goal": "Doelstellingen",
    "term": "Begrippen en afkortingen",
    "amount": "Bedragen",
    "row": "Regels uit andere tabellen",
}
FACT_KIND = {
    "action": "actie",
    "planning": "planning",
    "ambition": "ambitie",
    "goal": "doelstelling",
    "term": "begrip",
    "amount": "bedrag",
    "row": "tabelregel",
}
FIELD_NAMES = {"description": "toelichting", "amount": "bedrag"}
NO_HEADER = "kolom zonder kop"
FACT_COLUMNS = (
    "soort",
    "naam",
    "thema",
    "document",
    "hoofdstuk",
    "bladzijde van de pdf",
    "gedrukt bladzijdenummer",
)
FACTS_OF_KIND = "{kind} ({count})"
FACTS_MORE_THAN_ONCE = "{kind} ({count}, genoemd op {places} plaatsen)"
STANDS_IN = "staat in {place}"
NO_FACTS = "Er zijn geen feiten gevonden die hieraan voldoen."
