//! The drawing backend as plotters uses it: text stays text, colours are roles, lengths are ours.

use parley::plot::{Role, Size, SvgBackend};
use plotters::chart::ChartBuilder;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TRANSPARENT, TextStyle};
use plotters_backend::DrawingBackend;

const SIZE: Size = Size { width: 100, height: 50, font: 12.0 };

/// What `draw` writes between head and end of an image.
fn written(draw: impl FnOnce(&mut SvgBackend)) -> String {
    let mut backend = SvgBackend::new(SIZE, "x", "", "");
    draw(&mut backend);
    let (svg, _) = backend.finish();
    let body = svg.split_once("</desc>").unwrap().1;
    body.strip_suffix("</svg>").unwrap().to_owned()
}

/// Letters of 12 px with their middle at a height, anchored as given.
fn letters(role: Role, h_pos: HPos, v_pos: VPos) -> TextStyle<'static> {
    let font = FontDesc::new(FontFamily::SansSerif, 120.0, FontStyle::Normal);
    TextStyle { font, color: role.to_backend_color(), pos: Pos::new(h_pos, v_pos) }
}

#[test]
fn markup_in_a_text_is_escaped_everywhere() {
    const HOSTILE: &str = "<b a='1'>\"&\u{1}\n</b>";
    const SAFE: &str = "&lt;b a=&apos;1&apos;&gt;&quot;&amp;  &lt;/b&gt;";
    let mut backend = SvgBackend::new(SIZE, HOSTILE, HOSTILE, HOSTILE);
    backend.draw_text(HOSTILE, &letters(Role::Ink, HPos::Left, VPos::Center), (0, 0)).unwrap();
    let (svg, texts) = backend.finish();
    assert!(svg.contains(&format!("aria-labelledby=\"{SAFE}-title {SAFE}-desc\"")), "{svg}");
    assert!(svg.contains(&format!("<title id=\"{SAFE}-title\">{SAFE}</title>")), "{svg}");
    assert!(svg.contains(&format!("<desc id=\"{SAFE}-desc\">{SAFE}</desc>")), "{svg}");
    assert!(svg.ends_with(&format!(">{SAFE}</text></svg>")), "{svg}");
    assert_eq!(texts[0].1, "<b a='1'>\"&  </b>");
}

#[test]
fn a_role_is_its_custom_property() {
    let properties = [
        (Role::Licensor, "licensor"),
        (Role::LicensorSoft, "licensor-soft"),
        (Role::Licensee, "licensee"),
        (Role::LicenseeSoft, "licensee-soft"),
        (Role::Ink, "ink"),
        (Role::Soft, "soft"),
        (Role::Faint, "faint"),
        (Role::Rule, "rule"),
        (Role::Paper, "paper"),
        (Role::Trouble, "trouble"),
        (Role::Series(0), "series-0"),
        (Role::Series(5), "series-5"),
        (Role::Series(9), "series-5"),
    ];
    let tokens = std::fs::read_to_string("style/tokens.css").unwrap();
    for (role, name) in properties {
        let svg = written(|svg| svg.draw_circle((500, 250), 30, &role.filled(), true).unwrap());
        let circle = format!("<circle cx=\"50\" cy=\"25\" r=\"3\" fill=\"var(--plot-{name})\"/>");
        assert_eq!(svg, circle);
        assert!(tokens.contains(&format!("--plot-{name}:")), "{name}");
    }
}

#[test]
fn what_shines_through_is_opacity_and_the_unseen_is_not_written() {
    let rect = |style: plotters::style::ShapeStyle| {
        written(|svg| svg.draw_rect((0, 0), (10, 20), &style, true).unwrap())
    };
    let half = "<rect x=\"0\" y=\"0\" width=\"1\" height=\"2\" fill=\"var(--plot-rule)\" opacity=\"0.4\"/>";
    assert_eq!(rect(Role::Rule.mix(0.4).filled()), half);
    assert_eq!(rect(TRANSPARENT.filled()), "");
    let unseen = letters(Role::Ink, HPos::Left, VPos::Top);
    let unseen = TextStyle { color: TRANSPARENT.to_backend_color(), ..unseen };
    assert_eq!(written(|svg| svg.draw_text("unseen", &unseen, (0, 0)).unwrap()), "");
}

/// By the table of widths: a digit is 0.58 em, a capital 0.7, a Chinese character 1, a line 1.25 em high.
/// At 12 px or 120 units: 1 + 1 digits are 139.2 units, "USD" is 252, "净销售额" is 480.
#[test]
fn the_room_of_a_text_comes_of_the_metrics() {
    let mut backend = SvgBackend::new(SIZE, "x", "", "");
    let style = letters(Role::Ink, HPos::Right, VPos::Center);
    for (text, width) in [("", 0), ("12", 140), ("USD", 252), ("净销售额", 480)] {
        assert_eq!(backend.estimate_text_size(text, &style).unwrap(), (width, 150), "{text}");
        backend.draw_text(text, &style, (1000, 250)).unwrap();
    }
    let (_, texts) = backend.finish();
    for ((area, text), width) in texts.iter().zip([13.92, 25.2, 48.0]) {
        assert!((area.width() - width).abs() < 1e-9, "{text}");
        assert_eq!((area.x1, area.y0, area.y1), (100.0, 17.5, 32.5), "{text}");
    }
    assert_eq!(texts.len(), 3, "an empty text is none");
}

#[test]
fn texts_hang_from_their_anchor() {
    let text = |h_pos, v_pos| {
        written(|svg| svg.draw_text("a", &letters(Role::Soft, h_pos, v_pos), (505, 250)).unwrap())
    };
    // The base line lies 0.35 em, 4.2 px, below the middle; a line is 15 px high.
    let start = "<text x=\"50.5\" y=\"29.2\" fill=\"var(--plot-soft)\">a</text>";
    assert_eq!(text(HPos::Left, VPos::Center), start);
    let below =
        "<text x=\"50.5\" y=\"36.7\" text-anchor=\"middle\" fill=\"var(--plot-soft)\">a</text>";
    assert_eq!(text(HPos::Center, VPos::Top), below);
    let above =
        "<text x=\"50.5\" y=\"21.7\" text-anchor=\"end\" fill=\"var(--plot-soft)\">a</text>";
    assert_eq!(text(HPos::Right, VPos::Bottom), above);
}

#[test]
fn another_size_of_letters_is_written_at_the_text() {
    let style = letters(Role::Ink, HPos::Left, VPos::Center);
    let style = TextStyle { font: style.font.resize(180.0), ..style };
    let text = written(|svg| svg.draw_text("a", &style, (0, 0)).unwrap());
    assert_eq!(text, "<text x=\"0\" y=\"6.3\" font-size=\"18\" fill=\"var(--plot-ink)\">a</text>");
}

#[test]
fn points_are_tenths_of_a_pixel() {
    let style = Role::Ink.stroke_width(15);
    let path = written(|svg| svg.draw_path([(3, 101), (123, 206), (200, 0)], &style).unwrap());
    assert_eq!(
        path,
        "<polyline points=\"0.3,10.1 12.3,20.6 20,0\" fill=\"none\" stroke=\"var(--plot-ink)\" \
         stroke-width=\"1.5\"/>"
    );
    let polygon =
        written(|svg| svg.fill_polygon([(1, 2), (34, 5), (6, 78)], &Role::Ink.filled()).unwrap());
    assert_eq!(polygon, "<polygon points=\"0.1,0.2 3.4,0.5 0.6,7.8\" fill=\"var(--plot-ink)\"/>");
    let pixel = written(|svg| svg.draw_pixel((5, 6), Role::Ink.to_backend_color()).unwrap());
    assert_eq!(
        pixel,
        "<rect x=\"0.5\" y=\"0.6\" width=\"0.1\" height=\"0.1\" fill=\"var(--plot-ink)\"/>"
    );
}

#[test]
fn level_and_upright_lines_of_whole_pixels_lie_on_whole_pixels() {
    let line = |from, to, width| {
        written(|svg| svg.draw_line(from, to, &Role::Rule.stroke_width(width)).unwrap())
    };
    let hair = "<path d=\"M1.1 12.5H80\" fill=\"none\" stroke=\"var(--plot-rule)\"/>";
    assert_eq!(line((11, 123), (800, 123), 10), hair);
    let upright = "<path d=\"M13.5 1V40\" fill=\"none\" stroke=\"var(--plot-rule)\"/>";
    assert_eq!(line((126, 10), (126, 400), 10), upright);
    assert!(line((126, 10), (126, 400), 20).contains("M13 1V40"), "two pixels: at their border");
    assert!(line((126, 10), (126, 400), 15).contains("M12.6 1V40"), "one and a half: as it is");
    assert!(line((126, 10), (127, 400), 10).contains("12.6,1 12.7,40"), "not upright: as it is");
}

#[test]
fn shapes_stop_at_the_edge() {
    let style = Role::Ink.filled();
    let rect = written(|svg| svg.draw_rect((-50, 20), (i32::MAX, 30), &style, true).unwrap());
    assert_eq!(rect, "<rect x=\"0\" y=\"2\" width=\"100\" height=\"1\" fill=\"var(--plot-ink)\"/>");
}

/// Caption, axes, mesh and elements of plotters as its manual has them: all of it is drawn, in roles, and
/// the caption's room comes of our metrics.
#[test]
fn a_chart_of_plotters_is_drawn() {
    let mut svg = SvgBackend::new(Size { width: 300, height: 200, font: 12.0 }, "x", "", "");
    let letters = letters(Role::Ink, HPos::Left, VPos::Center);
    {
        // Plotters takes a backend by value or behind a counted reference.
        let shared = std::rc::Rc::new(std::cell::RefCell::new(svg));
        let root = plotters::drawing::DrawingArea::from(&shared);
        let mut chart = ChartBuilder::on(&root)
            .caption("Caption", letters.clone())
            .x_label_area_size(300)
            .y_label_area_size(400)
            .build_cartesian_2d(0.0..10.0, 0.0..1.0)
            .unwrap();
        let style = Role::Soft.stroke_width(10);
        let mesh = &mut chart.configure_mesh();
        mesh.axis_style(style).bold_line_style(style).light_line_style(TRANSPARENT);
        mesh.label_style(letters).x_labels(3).y_labels(3).draw().unwrap();
        let line = PathElement::new([(0.0, 0.0), (5.0, 1.0)], Role::Licensor.stroke_width(15));
        chart.draw_series([line]).unwrap();
        let dots = [(2.0, 0.5)].map(|at| Circle::new(at, 30, Role::Licensee.filled()));
        chart.draw_series(dots).unwrap();
        let area = chart.plotting_area();
        area.draw(&Rectangle::new([(1.0, 0.0), (2.0, 0.5)], Role::Faint.filled())).unwrap();
        area.draw(&Polygon::new([(1.0, 0.0), (2.0, 0.5), (3.0, 0.0)], Role::Rule.filled()))
            .unwrap();
        root.present().unwrap();
        drop((chart, root));
        svg = std::rc::Rc::into_inner(shared).unwrap().into_inner();
    }
    let (svg, texts) = svg.finish();
    let texts: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(texts, ["Caption", "0.0", "0.5", "1.0", "0.0", "5.0", "10.0"]);
    for part in ["<polyline", "<circle", "<rect", "<polygon", "<path"] {
        assert!(svg.contains(part), "{part}");
    }
}
