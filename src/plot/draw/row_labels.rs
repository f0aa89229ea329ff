//! Labels of marks in rows: beside the mark where it is the nearest one, else further along the row with a
//! leader back to it, else in two lines, else shortened. A label never stands at another's mark without a leader to its own.

use super::area::{Area, PlacedText, TextAnchor};
use super::labels::LabelPlacer;
use super::shapes;
use super::text_width;
use crate::domain::sort::sort_by;
use crate::plot::role::Role;

/// Nearer than this a label needs no leader, over the size of letters.
const NEAR: f64 = 2.5;
/// A label is not shortened to less than this, over the size of letters.
const SHORTEST: f64 = 4.5;

/// A mark that waits for its label.
struct RowMark<'a> {
    at: (f64, f64),
    role: Role,
    label: &'a str,
}

/// A place in a row where a label may begin or end.
struct RowPlace {
    x: f64,
    anchor: TextAnchor,
    /// How long a label it takes, px.
    room: f64,
}

impl<'a> LabelPlacer<'a> {
    /// The marks of the panel that have a label.
    fn row_marks(&self) -> Vec<RowMark<'a>> {
        let (view, font) = (self.view, self.font);
        let marks = view.panel.point_layers().flat_map(|kind| {
            let labelled = kind.points.iter().filter(|point| !point.label.is_empty());
            labelled.map(move |point| RowMark {
                at: shapes::mark_at(view, kind.shape, point, font),
                role: kind.role.of_text(),
                label: &point.label,
            })
        });
        marks.collect()
    }

    /// Labels all marks of a panel of rows: first those that stand at their mark, so that no other takes the room.
    pub fn in_rows(&mut self) {
        let passes: [fn(&mut Self, &RowMark) -> bool; 4] =
            [Self::beside, Self::led, Self::in_two_lines, Self::shortened];
        let mut waiting = self.row_marks();
        for pass in passes {
            waiting.retain(|mark| !pass(self, mark));
        }
    }

    fn beside(&mut self, mark: &RowMark) -> bool {
        let places = self.places(mark, 0.2 * self.font).into_iter();
        let texts = places.map(|place| place.text(mark, mark.label));
        let own = texts.filter(|text| self.off(text, mark) <= NEAR * self.font);
        let found = own.into_iter().find(|text| self.free(text) && self.is_nearest(mark.at, text));
        let placed = found.is_some();
        found.into_iter().for_each(|text| self.take(text));
        placed
    }

    fn led(&mut self, mark: &RowMark) -> bool {
        let places = self.places(mark, 0.6 * self.font).into_iter();
        let mut texts = places.map(|place| place.text(mark, mark.label));
        texts.any(|text| self.write_led(mark, vec![text]))
    }

    /// A row is as high as two lines that stand close.
    fn in_two_lines(&mut self, mark: &RowMark) -> bool {
        let font = self.font;
        let Some(lines) = text_width::halves(mark.label, font) else { return false };
        let widest = lines.iter().map(|line| text_width::width(line, font)).fold(0.0, f64::max);
        let mut places = self.places(mark, 0.2 * font);
        places.retain(|place| place.room >= widest);
        places.into_iter().any(|place| {
            let texts = lines.iter().zip([-0.5, 0.5]).map(|(line, off)| {
                let text = place.text(mark, line);
                PlacedText { y: text.y + off * text_width::LINE * font, ..text }
            });
            self.write_led(mark, texts.collect())
        })
    }

    fn shortened(&mut self, mark: &RowMark) -> bool {
        let mut places = self.places(mark, 0.6 * self.font);
        places.retain(|place| place.room >= SHORTEST * self.font);
        places.into_iter().any(|place| {
            let label = text_width::fit(mark.label, self.font, place.room);
            self.write_led(mark, vec![place.text(mark, &label)])
        })
    }

    /// Writes the lines of a label that begin or end at one place, with a leader where it stands off.
    fn write_led(&mut self, mark: &RowMark, lines: Vec<PlacedText>) -> bool {
        let nearest = |text: &PlacedText| {
            self.off(text, mark) <= NEAR * self.font && self.is_nearest(mark.at, text)
        };
        let Some(first) = lines.first() else { return false };
        let leader =
            if lines.iter().all(nearest) { Some(Vec::new()) } else { self.leader(mark, first) };
        let all_free = lines.iter().all(|text| self.free(text));
        let Some(leader) = leader.filter(|_| all_free) else { return false };
        if !leader.is_empty() {
            self.labels.leaders.push(leader);
        }
        lines.into_iter().for_each(|text| self.take(text));
        true
    }

    /// From the mark over or under the row's bars to the label's near end, in a lane no other leader has.
    fn leader(&self, mark: &RowMark, text: &PlacedText) -> Option<Vec<(f64, f64)>> {
        let ((x, y), area) = (mark.at, text.area(self.font));
        let lane = self.view.y_unit() * 0.42;
        if lane < self.font * 0.7 {
            return None;
        }
        let end = if area.x0 > x { area.x0 - 3.0 } else { area.x1 + 3.0 };
        let taken = |level: f64| {
            let other = |leader: &Vec<(f64, f64)>| {
                let ends = leader.iter().filter(|point| (point.1 - level).abs() < 1.0);
                let (low, high) = ends
                    .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), point| {
                        (low.min(point.0), high.max(point.0))
                    });
                low - 2.0 < x.max(end) && x.min(end) < high + 2.0
            };
            self.labels.leaders.iter().any(other)
        };
        let level = [y - lane, y + lane].into_iter().find(|level| !taken(*level))?;
        let rim = if level < y { -0.5 } else { 0.5 } * self.font;
        Some(vec![(x, y + rim), (x, level), (end, level), (end, y)])
    }

    /// How far a label is from its mark along the row.
    fn off(&self, text: &PlacedText, mark: &RowMark) -> f64 {
        let area = text.area(self.font);
        (area.x0 - mark.at.0).max(mark.at.0 - area.x1)
    }

    /// Where in its row a mark's label may stand, the nearest first; of two as near, the right one.
    /// `air` is kept to what else is there.
    fn places(&self, mark: &RowMark, air: f64) -> Vec<RowPlace> {
        let (x, gap) = (mark.at.0, self.font * 0.6);
        let gaps = self.gaps(mark.at.1);
        let after = gaps.iter().filter(|(from, _)| *from >= x).map(|(from, to)| {
            let x = (from + air).max(x + gap);
            RowPlace { x, anchor: TextAnchor::Start, room: to - x }
        });
        let before = gaps.iter().rev().filter(|(_, to)| *to <= x).map(|(from, to)| {
            let x = (to - air).min(x - gap);
            RowPlace { x, anchor: TextAnchor::End, room: x - from }
        });
        let mut places: Vec<RowPlace> = after.chain(before).collect();
        sort_by(&mut places, |a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()));
        places
    }

    /// The free stretches of a row, from left to right.
    fn gaps(&self, y: f64) -> Vec<(f64, f64)> {
        let half = self.font * text_width::LINE / 2.0;
        let row = Area { y0: y - half, y1: y + half, ..self.bounds() };
        let mut taken: Vec<&Area> = self.taken().filter(|area| area.overlaps(&row)).collect();
        sort_by(&mut taken, |a, b| a.x0.total_cmp(&b.x0));
        let (mut from, mut gaps) = (row.x0, Vec::new());
        for area in taken {
            if area.x0 > from {
                gaps.push((from, area.x0));
            }
            from = from.max(area.x1);
        }
        gaps.push((from, row.x1));
        gaps
    }
}

impl RowPlace {
    fn text(&self, mark: &RowMark, label: &str) -> PlacedText {
        LabelPlacer::text(self.x, mark.at.1, self.anchor, mark.role, label)
    }
}
