import gc

from yokoten.practices.rules.search.keeping import for_good


def test_what_is_kept_for_good_is_left_out_of_the_rounds_of_the_collector():
    before = gc.get_freeze_count()
    thing = [[] for _ in range(100)]
    try:
        assert for_good(thing) is thing
        assert gc.get_freeze_count() >= before + 100 and not any(each is thing for each in gc.get_objects())
    finally:
        gc.unfreeze()
