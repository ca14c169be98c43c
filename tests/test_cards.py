"""A plan of cards: one table an activity, its labels on the left."""

from __future__ import annotations

import pytest

from assistant.assistant import Assistant
from tests.conftest import assistant_over

PLAN = """# Jaarplan veiligheid Rietwijk 2026

Dit jaarplan is van de gemeente Rietwijk.

## Speerpunt 1: Droge voeten

| Activiteit | Dijkwandeling |
| --- | --- |
| Doel | Zestig bewoners lopen mee |
| Trekker | Dijkmeester |
| Partners | Waterschap Kromwad, scouting |
| Capaciteit | 40 uur |
| Budget | 2.500 euro, waarvan 500 euro van de provincie |
| Planning | Mei en juni |
| Status | Loopt |

| Activiteit | Pompenkeuring |
| --- | --- |
| Doel | Alle pompen gekeurd |
| Trekker | Werkplaatschef |
| Partners | Brandweer |
| Capaciteit | 75 uur |
| Budget | Geen |
| Planning | September |
| Status | Vertraagd |

## Speerpunt 2: Rustige kades

### Kadewacht

| Onderdeel | Toelichting |
| --- | --- |
| Doel | Minder lawaai |
| Trekker | Havenbaas |
| Partners | Schippersclub |
| Capaciteit | 90 uur |
| Planning | Juli |

## Twee spelregels

Eerst bellen. Wie iets ziet, belt de havenbaas.

Samen lopen. Niemand loopt de ronde alleen.

Verder blijft alles bij het oude in de haven van Rietwijk.

## Hoe wij werken

De wachtcommandant is de spil. Zij verdeelt de diensten. Elke maand leest zij het logboek voor.

## Afkortingen

KW Kadewacht; HB Havenbaas; DM Dijkmeester van Rietwijk.
"""


@pytest.fixture(scope="module")
def rietwijk(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """An assistant over this plan alone."""
    return assistant_over(tmp_path_factory, jaarplan_2026=PLAN)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wie is de trekker van de dijkwandeling?", "Dijkmeester"),
        ("Hoeveel uur kost de pompenkeuring?", "75 uur"),
        ("Met wie doen we de dijkwandeling?", "Waterschap Kromwad, scouting"),
        ("Wat is het budget van de pompenkeuring?", "Geen"),
        ("Welke activiteiten hebben de status vertraagd?", "Pompenkeuring"),
        ("Wanneer is de dijkwandeling?", "mei"),
        ("Wie trekt de kadewacht?", "Havenbaas"),
        ("Welke activiteit kost de meeste uren?", "Kadewacht"),
        ("Welke speerpunten zijn er?", "Rustige kades"),
        ("Welke activiteiten vallen onder Droge voeten?", "Pompenkeuring"),
        ("Welk speerpunt kost de meeste uren?", "Droge voeten (115 uur)"),
        ("Is er geld voor de pompenkeuring?", "Nee. Budget van Pompenkeuring: Geen."),
        ("Is er budget voor de dijkwandeling?", "Ja. Budget van Dijkwandeling: 2.500 euro"),
        ("Wat zijn de spelregels?", "Niemand loopt de ronde alleen."),
        ("Waar staat HB voor?", "HB staat voor Havenbaas."),
        ("Wie leest het logboek voor?", "De wachtcommandant is de spil."),
    ],
)
def test_a_card_is_one_activity_with_its_cells(
    rietwijk: Assistant, question: str, said: str
) -> None:
    assert said.lower() in rietwijk.ask(question).text.lower()


def test_a_list_of_terms_with_such_words_is_no_card(rietwijk: Assistant) -> None:
    facts = rietwijk.library.facts
    assert {f.subject for f in facts if f.kind == "action"} == {
        "Dijkwandeling", "Pompenkeuring", "Kadewacht",
    }  # fmt: skip
    assert not rietwijk.ask("Wie is de trekker van de Week van de Kade?").found
