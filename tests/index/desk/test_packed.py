import tracemalloc

from briefindex.desk.packed import Packed
from briefindex.model.mention import EntityId, Mention
from briefindex.model.span import ArticleId, Span


def mention(start):
    return Mention(
        ArticleId("a"), Span(start, start + 4), "Holm", "person", EntityId("e"), "Karl Holm"
    )


def test_what_was_put_in_part_by_part_comes_back_in_its_order_again_and_again():
    packed = Packed(Mention)
    packed.add(map(mention, range(3)))
    packed.add([])
    packed.add([mention(9)])
    assert list(packed) == [mention(0), mention(1), mention(2), mention(9)]
    assert list(packed) == list(packed)


def test_very_many_take_little_memory_and_are_made_anew_one_by_one():
    packed = Packed(Mention)
    for part in range(20):
        packed.add(mention(part * 1_000 + number) for number in range(1_000))
    tracemalloc.start()
    assert sum(1 for _ in packed) == 20_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4_000_000
