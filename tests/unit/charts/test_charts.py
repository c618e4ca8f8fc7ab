"""Charts as data: what they find, what they draw, and that neither colour nor sight is needed to read them."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt
import pytest

from charts import blocks, dimensions, timeline, weak_spots
from charts.palette import DARK, LIGHT, Palette
from charts.picture import Picture
from scoring.candidacy import Candidacy, Rated
from scoring.facts import Snapshot
from scoring.loading import load_catalogue
from scoring.planning import plan
from scoring.readiness import readiness
from scoring.results import Readiness, WeakSpot
from screens.interviews.examples import EXAMPLES, example
from tests.support.candidacies import draft
from wording import channels
from wording.channels import LANES
from wording.numbers import whole

TODAY = date(2026, 11, 18)
CATALOGUE = load_catalogue()
CORE = [factor.id for factor in CATALOGUE.core_factors if not factor.derived]
WAITING = example("waiting", TODAY)
Draw = Callable[[Candidacy, Palette], Picture]


def of_result(module: Any) -> Draw:  # noqa: ANN401  a module with a draw function
    def draw(candidacy: Candidacy, palette: Palette) -> Picture:
        picture: Picture = module.draw(readiness(Snapshot(candidacy, CATALOGUE, TODAY)), CATALOGUE, palette)
        return picture

    return draw


def draw_timeline(candidacy: Candidacy, palette: Palette) -> Picture:
    return timeline.draw(plan(now := Snapshot(candidacy, CATALOGUE, TODAY)), now, palette)


ALL: dict[str, Draw] = {
    "blocks": of_result(blocks),
    "weak spots": of_result(weak_spots),
    "dimensions": of_result(dimensions),
    "timeline": draw_timeline,
}
every_chart = pytest.mark.parametrize("draw", ALL.values(), ids=ALL)
every_example = pytest.mark.parametrize("name", EXAMPLES)


def at_level(level: int, *names: str) -> Candidacy:
    return draft().model_copy(update={"answers": tuple(Rated(factor=name, level=level) for name in names or CORE)})


def result_of(candidacy: Candidacy) -> Readiness:
    return readiness(Snapshot(candidacy, CATALOGUE, TODAY))


def rows(picture: Picture, name: str = "rows") -> list[dict[str, Any]]:
    return picture.rows[name]


def table(picture: Picture) -> list[tuple[Any, ...]]:
    return list(picture.table.itertuples(index=False, name=None))


@every_chart
@every_example
def test_a_chart_is_valid_vega_lite(draw: Draw, name: str) -> None:
    spec = draw(example(name, TODAY), LIGHT).spec
    assert alt.LayerChart.from_dict(spec).to_dict()["layer"]


@every_chart
@every_example
def test_the_layers_of_a_chart_hold_all_its_rows_and_nothing_else(draw: Draw, name: str) -> None:
    picture = draw(example(name, TODAY), LIGHT)
    held = [layer["data"]["values"] for layer in picture.spec["layer"]]
    assert held[-1] == picture.rows["rows"]
    assert all(rows in held for rows in picture.rows.values() if rows)
    assert all(rows in picture.rows.values() for rows in held)


def test_a_layer_without_rows_is_not_drawn_as_nobody_could_say_what_it_shows() -> None:
    picture = draw_timeline(example("fresh", TODAY), LIGHT)
    assert not all(picture.rows.values())
    assert all(layer["data"]["values"] for layer in picture.spec["layer"])


@every_chart
@every_example
def test_a_chart_is_told_in_one_sentence_and_in_words(draw: Draw, name: str) -> None:
    picture = draw(example(name, TODAY), LIGHT)
    assert picture.finding[0].isupper() or picture.finding[0] in "“0123456789"
    assert not picture.finding.endswith(".")
    assert picture.alt.startswith(f"{picture.finding}. ")
    assert picture.alt.endswith(".")
    for row in rows(picture):
        assert str(row.get("name", row.get("title"))) in picture.alt


@every_chart
@every_example
def test_the_table_names_what_the_marks_show_in_the_same_order(draw: Draw, name: str) -> None:
    picture = draw(example(name, TODAY), LIGHT)
    named = [row.get("name", row.get("title")) for row in rows(picture)]
    in_table = [cell for row in table(picture) for cell in row if cell in named]
    assert in_table == named


@every_chart
@pytest.mark.parametrize("candidacy", [draft(), at_level(4), at_level(0)], ids=["nothing", "all highest", "all lowest"])
def test_a_chart_stands_with_little_or_nothing_to_draw(draw: Draw, candidacy: Candidacy) -> None:
    picture = draw(candidacy, DARK)
    assert picture.finding
    assert bool(alt.LayerChart.from_dict(picture.spec).to_dict()["layer"]) is any(picture.rows.values())
    assert picture.spec["height"] >= 0


@every_chart
def test_the_same_result_draws_the_same_chart(draw: Draw) -> None:
    once, again = draw(WAITING, LIGHT), draw(WAITING, LIGHT)
    assert once.spec == again.spec
    assert once.alt == again.alt


@every_chart
def test_drawing_leaves_the_form_of_the_next_chart_alone(draw: Draw) -> None:
    before = draw(WAITING, LIGHT).spec
    draw(example("fresh", TODAY), LIGHT)
    draw(WAITING, DARK)
    assert draw(WAITING, LIGHT).spec == before


def test_nothing_to_draw_is_told_and_not_drawn() -> None:
    result = result_of(draft())
    assert blocks.draw(result, CATALOGUE, LIGHT).finding == "There is no number for any part yet"
    assert rows(weak_spots.draw(result, CATALOGUE, LIGHT)) == []
    assert dimensions.draw(result, CATALOGUE, LIGHT).finding == "No points are lost"
    empty = plan(Snapshot(WAITING, CATALOGUE, TODAY)).model_copy(update={"items": ()})
    assert timeline.draw(empty, Snapshot(WAITING, CATALOGUE, TODAY), LIGHT).finding == "Nothing is planned for now"


def test_a_plan_of_one_thing_speaks_of_one_thing() -> None:
    full = plan(Snapshot(WAITING, CATALOGUE, TODAY))
    single = full.model_copy(update={"items": full.items[:1]})
    finding = timeline.draw(single, Snapshot(WAITING, CATALOGUE, TODAY), LIGHT).finding
    assert finding.startswith("1 thing to do, today (")


def test_blocks_show_their_numbers_and_ranges_in_whole_points() -> None:
    picture = blocks.draw(result_of(WAITING), CATALOGUE, LIGHT)
    assert [(row["name"].split(":")[0], row["shown"]) for row in rows(picture)] == [
        ("Impression", "46"),
        ("Follow-up", "61"),
        ("Preparation", "32"),
    ]
    assert picture.finding == "Furthest along is the follow-up; the preparation has most room to grow"
    assert [row[1:3] for row in table(picture)] == [("46", "37 to 55"), ("61", "52 to 70"), ("32", "23 to 41")]


def test_a_block_that_is_not_due_is_named_in_the_table_and_not_drawn() -> None:
    picture = blocks.draw(result_of(example("fresh", TODAY)), CATALOGUE, LIGHT)
    assert [row["name"].split(":")[0] for row in rows(picture)] == ["Impression", "Preparation"]
    assert table(picture)[1][1:3] == ("not due yet", "–")


def test_a_block_with_a_range_only_shows_the_range() -> None:
    picture = blocks.draw(
        result_of(at_level(2, *(name for name in CORE if name not in {"P3", "V7"}))), CATALOGUE, LIGHT
    )
    preparation = rows(picture)[-1]
    assert preparation["value"] is None
    assert " to " in preparation["shown"]


def with_values(**values: float | None) -> Readiness:
    result = result_of(WAITING)
    changed = {name: block.model_copy(update={"value": values.get(name)}) for name, block in result.blocks.items()}
    return result.model_copy(update={"blocks": changed})


@pytest.mark.parametrize(
    ("values", "finding"),
    [
        ({"impression": 50.0}, "So far only the impression counts"),
        ({"impression": 50.0, "preparation": 50.2}, "All parts that count stand about level"),
        (
            {"impression": 50.0, "follow_up": 70.0, "preparation": 20.0},
            "Furthest along is the follow-up; the preparation has most room to grow",
        ),
    ],
)
def test_blocks_are_compared_by_what_shows_of_them(values: dict[str, float], finding: str) -> None:
    assert blocks.draw(with_values(**values), CATALOGUE, LIGHT).finding == finding


def test_the_bands_are_the_labels_with_their_words() -> None:
    picture = blocks.draw(result_of(WAITING), CATALOGUE, LIGHT)
    words = rows(picture, "words")
    assert [word["label"] for word in words] == [label.name for label in CATALOGUE.scoring.labels]
    assert (words[0]["from"], words[-1]["to"]) == (0, 100)
    assert all(one["to"] == after["from"] for one, after in pairwise(words))


@every_example
def test_weak_spots_stand_with_the_costliest_first(name: str) -> None:
    points = [row["points"] for row in rows(weak_spots.draw(result_of(example(name, TODAY)), CATALOGUE, LIGHT))]
    assert points == sorted(points, reverse=True)
    assert len(points) <= weak_spots.MOST


def spot(factor: str, level: int, points: float | None) -> WeakSpot:
    return WeakSpot(factor=factor, level=level, points_lost=points, channel="none", actions=())


def with_spots(*spots: WeakSpot) -> Readiness:
    return result_of(WAITING).model_copy(update={"weak_spots": spots})


def test_the_lowest_rated_factor_shows_even_where_it_costs_little() -> None:
    many = [spot(name, 1, 9.0 - place / 10) for place, name in enumerate(CORE[:12])]
    lowest = spot("V7", 0, 0.1)
    shown = weak_spots.shown(with_spots(*many, lowest))
    assert len(shown) == weak_spots.MOST
    assert shown[-1] == lowest
    assert shown[:-1] == tuple(many[:9])


def test_no_factor_is_pushed_out_when_a_lowest_one_shows_already() -> None:
    many = tuple(spot(name, 0, 9.0 - place / 10) for place, name in enumerate(CORE[:12]))
    assert weak_spots.shown(with_spots(*many)) == many[:10]


def test_without_a_headline_weak_spots_are_told_without_points() -> None:
    picture = weak_spots.draw(with_spots(spot("C1", 1, None), spot("C2", 2, None)), CATALOGUE, LIGHT)
    assert picture.finding == "“Real cases with results” weighs most"
    assert [row["shown"] for row in rows(picture)] == ["for another time", "for another time"]
    assert [row[1] for row in table(picture)] == ["", ""]


@pytest.mark.parametrize(
    ("spots", "finding"),
    [
        ((), "Nothing costs points: every answer is at the top"),
        ((spot("C1", 1, 3.0),), "“Real cases with results” costs most"),
        (
            tuple(spot(name, 1, 2.0) for name in ("C1", "C2", "C5", "M1", "M2", "D1", "D3", "L1")),
            "“Real cases with results” costs most; the first five make up 63% of what is missing",
        ),
    ],
)
def test_weak_spots_find_what_costs_most(spots: tuple[WeakSpot, ...], finding: str) -> None:
    assert weak_spots.draw(with_spots(*spots), CATALOGUE, LIGHT).finding == finding


@every_example
def test_the_points_missing_from_100_and_the_number_on_screen_add_up_to_100(name: str) -> None:
    result = readiness(Snapshot(example(name, TODAY), CATALOGUE, TODAY))
    shown = 0 if result.headline.value is None else whole(result.headline.value, CATALOGUE)
    finding = dimensions.draw(result, CATALOGUE, LIGHT).finding
    assert not shown or finding.startswith(f"Of the {100 - shown} points missing from 100, ")


@every_example
def test_the_points_of_all_dimensions_and_the_number_add_up_to_100(name: str) -> None:
    result = result_of(example(name, TODAY))
    assert result.headline.value is not None
    lost = dimensions.points_lost(result, CATALOGUE)
    assert sum(lost.values()) + result.headline.value == pytest.approx(100)
    assert list(lost.values()) == sorted(lost.values(), reverse=True)


def test_a_dimension_that_costs_nothing_is_not_drawn() -> None:
    drawn = {row["name"] for row in rows(dimensions.draw(with_spots(spot("C1", 1, 3.0)), CATALOGUE, LIGHT))}
    assert drawn == {"Answers and proof"}


@every_example
def test_the_timeline_has_one_mark_for_each_planned_action_on_each_of_its_days(name: str) -> None:
    candidacy = example(name, TODAY)
    steps = plan(Snapshot(candidacy, CATALOGUE, TODAY))
    marks = rows(draw_timeline(candidacy, LIGHT))
    work = [
        (share.day.isoformat(), CATALOGUE.action[item.action].title) for item in steps.items for share in item.shares
    ]
    assert sorted((mark["day"][:10], mark["title"]) for mark in marks) == sorted(work)
    assert [mark["day"] for mark in marks] == sorted(mark["day"] for mark in marks)
    places = [(mark["day"], mark["y"]) for mark in marks]
    assert len(set(places)) == len(places)


@every_example
def test_no_mark_of_the_timeline_lies_outside_its_lane_or_its_days(name: str) -> None:
    picture = draw_timeline(example(name, TODAY), LIGHT)
    first, last = (edge["day"] for edge in rows(picture, "edges"))
    assert all(first < mark["day"] < last for mark in rows(picture))
    assert all(mark["y"] < picture.spec["height"] for mark in rows(picture))


@every_example
def test_the_timeline_names_a_few_days_at_even_distances_from_today_on(name: str) -> None:
    named = [row["day"][:10] for row in rows(draw_timeline(example(name, TODAY), LIGHT), "days")]
    days = [date.fromisoformat(day) for day in named]
    assert days[0] == TODAY
    assert 2 <= len(days) <= 7
    assert len({later - earlier for earlier, later in pairwise(days)}) == 1


def test_the_timeline_names_the_days_that_matter_and_are_still_to_come() -> None:
    invited = draw_timeline(example("invited", TODAY), LIGHT)
    assert [row["name"] for row in rows(invited, "dates")][-1] == "round two"
    assert "round two on" in invited.finding
    past = WAITING.model_copy(update={"decision_date": date(2026, 11, 17)})
    assert rows(draw_timeline(past, LIGHT), "dates") == []


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as the WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


both_themes = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_measured_as_the_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@both_themes
@pytest.mark.parametrize("ink", ["bar", "seen", "other"])
def test_every_mark_stands_out_from_its_ground(palette: Palette, ink: str) -> None:
    assert contrast(getattr(palette, ink), palette.background) >= 3


@both_themes
@pytest.mark.parametrize("ink", ["text", "soft"])
def test_every_text_can_be_read_on_its_ground(palette: Palette, ink: str) -> None:
    assert contrast(getattr(palette, ink), palette.background) >= 4.5


@both_themes
def test_bars_and_ranges_stand_out_from_every_band(palette: Palette) -> None:
    for band in palette.bands:
        assert contrast(palette.bar, band) >= 3
        assert contrast(palette.text, band) >= 4.5


@both_themes
def test_the_ground_is_the_one_of_the_page(palette: Palette, request: pytest.FixtureRequest) -> None:
    theme = "light" if palette is LIGHT else "dark"
    settings = (request.config.rootpath / ".streamlit" / "config.toml").read_text()
    section = settings.split(f"[theme.{theme}]\n")[1]
    assert f'backgroundColor = "{palette.background}"' in section.split("[theme.")[0]


@pytest.mark.parametrize("draw", [of_result(weak_spots), draw_timeline], ids=["weak spots", "timeline"])
def test_shapes_tell_the_same_as_colours(draw: Draw) -> None:
    (marks,) = [layer["encoding"] for layer in draw(WAITING, LIGHT).spec["layer"] if "shape" in layer["encoding"]]
    assert marks["shape"]["field"] == marks["color"]["field"]
    assert marks["shape"]["scale"]["domain"] == marks["color"]["scale"]["domain"] == list(channels.WORDS)
    assert len(set(marks["shape"]["scale"]["range"])) == 3
    assert len(set(marks["color"]["scale"]["range"])) == 3


def test_words_tell_the_same_as_colours() -> None:
    for row in rows(weak_spots.draw(result_of(WAITING), CATALOGUE, LIGHT)):
        assert channels.WORDS[row["channel"]] in row["shown"]
    named = [lane["name"] for lane in rows(draw_timeline(WAITING, LIGHT), "lanes")]
    assert named == list(LANES.values())
