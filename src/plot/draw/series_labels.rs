//! Labels of lines and stacked bars, which stand together or not at all.

use super::area::{Area, TextAnchor};
use super::extent;
use super::label_places::{apart, at_end};
use super::labels::LabelPlacer;
use super::legend::LegendKey;
use super::shapes;
use crate::domain::sort::sort_by;
use crate::plot::role::Role;
use crate::plot::spec::{BarSeries, LineLayer};

/// More parts than this are read more easily in a legend.
const MOST_DIRECT: usize = 4;

impl LabelPlacer<'_> {
    /// A value stands at its line's end, a name where its line is far from the others. All names
    /// find a place, or all go to the legend.
    pub fn lines(&mut self, lines: &[&LineLayer]) {
        let title = self.view.panel.title.as_str();
        let runs: Vec<_> =
            lines.iter().map(|line| shapes::line_runs(self.view, line).concat()).collect();
        let before = self.mark();
        let mut complete = true;
        for (index, line) in lines.iter().enumerate() {
            let label = line.direct_label(title);
            let Some(points) = runs.get(index).filter(|run| !run.is_empty()) else {
                continue;
            };
            if label.is_empty() {
                continue;
            }
            let alone = lines.len() == 1;
            let others = runs.iter().enumerate().filter(|(other, _)| *other != index);
            let others: Vec<_> = others.map(|(_, run)| run.as_slice()).collect();
            let places =
                if alone { at_end(points, self.font) } else { apart(points, &others, self.font) };
            let placed = self.first_free(places, line.role.of_text(), &label);
            complete &= placed || line.label == title;
        }
        if !complete {
            self.back_to(before);
            self.labels.failed.extend(lines.iter().map(|line| LegendKey::of_line(line)));
        }
    }

    /// Beside the largest parts. All series find a place, or all go to the legend.
    pub fn bars(&mut self, bars: &[BarSeries], first: f64) {
        let parts = extent::segments(bars);
        let before = self.mark();
        let seen: Vec<usize> =
            (0..bars.len()).filter(|i| parts.iter().any(|p| p.series == *i)).collect();
        // Steps of the ramp share one colour of text, which would not tell them apart.
        let ramp = bars.iter().filter(|series| matches!(series.role, Role::Series(_))).count();
        let direct = seen.len() <= MOST_DIRECT
            && ramp < 2
            && seen.iter().all(|index| {
                let parts = parts.iter().filter(|part| part.series == *index);
                let areas = parts.map(|part| shapes::bar_area(self.view, first, part)).collect();
                bars.get(*index).is_some_and(|series| self.one_series(series, areas))
            });
        if !direct {
            self.back_to(before);
            let keys = seen.iter().filter_map(|index| bars.get(*index)).map(LegendKey::of_series);
            self.labels.failed.extend(keys);
        }
    }

    fn one_series(&mut self, series: &BarSeries, mut areas: Vec<Area>) -> bool {
        sort_by(&mut areas, |a, b| b.height().total_cmp(&a.height()));
        let gap = self.font * 0.4;
        let places = areas.iter().take(6).flat_map(|area| {
            let y = (area.y0 + area.y1) / 2.0;
            [(area.x1 + gap, y, TextAnchor::Start), (area.x0 - gap, y, TextAnchor::End)]
        });
        let mut texts = places
            .map(|(x, y, anchor)| Self::text(x, y, anchor, series.role.of_text(), &series.label));
        let found = texts.find(|text| self.free(text));
        let placed = found.is_some();
        found.into_iter().for_each(|text| self.take(text));
        placed
    }
}
