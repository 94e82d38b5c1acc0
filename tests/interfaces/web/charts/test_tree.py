"""The replication tree as a picture: edges from above, a shape for each standing, links that say where they lead."""

from yokoten.interfaces.web.charts.tree import Leaf, draw_tree

HOME = Leaf("Halland", "home", 0, 0, "where it comes from")


def test_every_place_hangs_from_the_one_it_came_from():
    drawn = draw_tree(
        "How it went", [HOME, Leaf("Sörmland", "warn", 1, 0, "re-use"), Leaf("Värmland", "planned", 2, 1)]
    )
    assert 'aria-label="How it went"' in drawn
    assert 'd="M14 34V84H50" class="edge"' in drawn and 'd="M58 92V142H94" class="edge"' in drawn


def test_each_standing_has_a_shape_of_its_own():
    kinds = ("good", "warn", "bad", "planned", "off")
    drawn = draw_tree("T", [HOME, *(Leaf("A", kind, 1, 0) for kind in kinds)])
    assert drawn.count("<circle") == 3 and 'class="edge stub"' in drawn
    for kind in kinds:
        assert f'class="node {kind}"' in drawn


def test_links_are_named_and_words_are_escaped_and_cut():
    drawn = draw_tree("T", [HOME, Leaf("<b>", "good", 1, 0, "re-use", "word " * 60, "/spread/")])
    assert '<a href="/spread/" aria-label="&lt;b&gt;: re-use">' in drawn and "…" in drawn and "<b>" not in drawn


def test_name_and_words_follow_each_other_whatever_the_letters_are_wide():
    drawn = draw_tree("T", [HOME, Leaf("A & B", "good", 1, 0, "re-use")])
    assert '<text x="74" y="88"><tspan class="strong">A &amp; B</tspan><tspan class="words">' in drawn
