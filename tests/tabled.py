"""A document made of tables that no other test document has: money, aims, risks, meetings."""

from __future__ import annotations

from pathlib import Path

from assistant.library import Library
from tests.handmade import read_folder

PLAN = """# Jaarplan Veiligheid Duinrade 2026

Vastgesteld op 3 februari 2026.

## 1 Werkplan

| Nr | Resultaat | Eindverantwoordelijk | Uitvoering | Oplevering |
|---|---|---|---|---|
| 1.1 | Draaiboek strandstoring | Chef kust | Ploeg Zeezicht | juni 2026 |
| 1.2 | Kaart van de bunkers | Chef kust | Kaartenkamer | maart 2026 |
| 1.3 | Handleiding zandstorm | Griffier | Ploeg Zeezicht | oktober 2026 |

## 2 Geld

| Spoor | Post | Begroot 2025 | Begroot 2026 | Dekking |
|---|---|---|---|---|
| Kust | Vlaggen | € 4.000 | € 9.500 | reserve |
| | Reddingstoren | - | € 31.000 | lening |
| Duin | Hekken | € 7.250 | € 6.000 | reserve |
| | Vogelwacht | € 1.100 | € 1.200 | subsidie |
| Totaal | | € 12.350 | € 47.700 | |

## 3 Waarop we sturen

| Spoor | Indicator | Nulmeting 2024 | Streefwaarde 2028 | Bron |
|---|---|---|---|---|
| Kust | Verdwaalde badgasten | 61 | 20 | strandwacht |
| | Bezoekers van de reddingstoren | n.v.t. | 300 | strandwacht |
| Duin | Huishoudens met een zandschep | 12% | 55% | peiling |

## 4 Gevaren

| Gevaar | Kans | Gevolg | Score | Kwetsbare plek |
|---|---|---|---|---|
| Zandstorm | 2 | 5 | 10 | Noordduin |
| Muistroom | 4 | 3 | 12 | de hele kust |
| Kwallenplaag | 3 | 3 | 9 | Badplaats West |

## 5 Overleg

| Overleg | Frequentie | Voorzitter | Deelnemers |
|---|---|---|---|
| Duinraad | zesmaal per jaar | burgemeester | boswachter, jachtopziener |
| Kustkamer | maandelijks | Chef kust | strandwacht, reddingsbrigade |

## 6 Kalender

| Datum | Oefening | Scenario | Locatie | Oefenleider |
|---|---|---|---|---|
| 4 mei 2026 | Natte Laars | springtij | Noordduin | K. Meeuw |
| 9 oktober 2026 | Droge Mond | zandstorm | Badplaats West | B. Alk |

## 7 Jaaroverzicht

| Activiteit | sep | okt | nov | dec |
|---|---|---|---|---|
| Stormweek | | | x | |
"""


def tabled(folder: Path) -> Library:
    """The library of the plan alone."""
    corpus = folder / "stukken"
    corpus.mkdir()
    (corpus / "jaarplan-duinrade-2026.md").write_text(PLAN, encoding="utf-8")
    return read_folder(folder / "index", corpus)
