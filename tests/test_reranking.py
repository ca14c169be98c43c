"""The cross-encoder that may order passages, with a small one made here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.assistant import Assistant
from assistant.search import RERANKED
from assistant.settings import Settings
from assistant.values import Filters
from ingest.errors import ModelError
from ingest.reranking import Reranker, open_reranker

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "jeugd", "uur", "politie", "gemeente", "de")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real cross-encoder of one layer, with weights by chance from a fixed seed."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    made = tmp_path_factory.mktemp("cross-encoder")
    (made / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, num_labels=1, initializer_range=1.0,
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(made)
    BertTokenizer(str(made / "vocab.txt")).save_pretrained(made)
    return made


@pytest.fixture(scope="module")
def reranker(folder: Path) -> Reranker:
    opened = open_reranker(str(folder))
    assert opened
    return opened


def test_every_text_gets_a_score_between_0_and_1(reranker: Reranker) -> None:
    scores = reranker.scores("jeugd", ["de jeugd", "de politie", "uur"])
    assert scores.shape == (3,) and scores.dtype == np.float32
    assert len(set(scores.tolist())) == 3 and 0 <= scores.min() <= scores.max() <= 1
    assert reranker.scores("jeugd", []).shape == (0,)


def test_the_best_passages_are_put_in_the_order_of_the_model(
    example_settings: Settings, examples: Assistant, folder: Path, reranker: Reranker
) -> None:
    with_model = Assistant.open(replace(example_settings, reranker=str(folder)))
    question = "Hoeveel uur kost de jeugd?"
    without = examples.search_.hits(question, Filters(), RERANKED)
    found = with_model.search_.hits(question, Filters(), RERANKED)
    assert {h.passage for h in found} == {h.passage for h in without}
    assert [h.passage for h in found] != [h.passage for h in without]
    scores = [h.score for h in found]
    assert scores == sorted(scores, reverse=True)
    best = reranker.scores(question, [found[0].text])
    assert found[0].score == pytest.approx(float(best[0]), abs=1e-3)


def test_no_setting_loads_no_model() -> None:
    assert open_reranker(None) is None


def test_a_folder_without_a_model_is_named_in_dutch(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="WIJZER_RERANKER"):
        open_reranker(str(tmp_path / "leeg"))
