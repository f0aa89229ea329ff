//! Draws shapes and texts of plotters on the image, in pixels.

use super::area::{Area, PlacedText, Size, TextAnchor};
use super::svg_backend::SvgBackend;
use super::svg_text::units;
use crate::plot::role::Role;
use crate::plot::spec::MarkShape;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, ShapeStyle, TextStyle};
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

/// What drawing returns. Writing to a string cannot fail; a drawing area can, were the image in use elsewhere.
pub type Drawn<T = ()> = Result<T, DrawingAreaErrorKind<Infallible>>;

/// The image.
pub struct Canvas {
    backend: Rc<RefCell<SvgBackend>>,
    /// The whole of it as plotters' drawing area.
    pub root: DrawingArea<SvgBackend, Shift>,
    font: f64,
}

impl Canvas {
    /// An image of a size; for id, name and description see [`SvgBackend::new`].
    pub fn new(size: Size, id: &str, title: &str, description: &str) -> Self {
        let backend = SvgBackend::new(size, id, title, description);
        let backend = Rc::new(RefCell::new(backend));
        let root = DrawingArea::from(&backend);
        Self { backend, root, font: size.font }
    }

    /// A filled rectangle.
    pub fn rect(&self, area: &Area, role: Role) -> Drawn {
        let corners = [at((area.x0, area.y0)), at((area.x1, area.y1))];
        self.root.draw(&Rectangle::new(corners, role.filled()))
    }

    /// A rectangle in the shade of a ribbon.
    pub fn shade(&self, corners: [(f64, f64); 2], role: Role, inner: bool) -> Drawn {
        self.root.draw(&Rectangle::new(corners.map(at), shade(role, inner)))
    }

    /// A level line one pixel thick.
    pub fn across(&self, x0: f64, x1: f64, y: f64, role: Role) -> Drawn {
        self.line(&[(x0, y), (x1, y)], hairline(role))
    }

    /// An upright line one pixel thick.
    pub fn down(&self, x: f64, y0: f64, y1: f64, role: Role) -> Drawn {
        self.line(&[(x, y0), (x, y1)], hairline(role))
    }

    /// A line through points.
    pub fn line(&self, points: &[(f64, f64)], style: ShapeStyle) -> Drawn {
        let points: Vec<_> = points.iter().copied().map(at).collect();
        self.root.draw(&PathElement::new(points, style))
    }

    /// A disc.
    pub fn dot(&self, centre: (f64, f64), radius: f64, role: Role) -> Drawn {
        self.root.draw(&Circle::new(at(centre), units(radius), role.filled()))
    }

    /// A square on its corner.
    fn diamond(&self, (x, y): (f64, f64), half: f64, role: Role) -> Drawn {
        let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
        self.root.draw(&Polygon::new(corners.map(at), role.filled()))
    }

    /// A mark, with a rim of paper that keeps it apart from what is below.
    pub fn mark(&self, shape: MarkShape, (x, y): (f64, f64), role: Role) -> Drawn {
        let half = self.font * 0.3;
        match shape {
            MarkShape::Dot => {
                self.dot((x, y), half + 1.2, Role::Paper)?;
                self.dot((x, y), half, role)
            }
            MarkShape::Ring => {
                self.dot((x, y), half + 1.2, role)?;
                self.dot((x, y), half - 0.8, Role::Paper)
            }
            MarkShape::Diamond => {
                self.diamond((x, y), half * 1.25 + 1.5, Role::Paper)?;
                self.diamond((x, y), half * 1.25, role)
            }
            MarkShape::Tick => {
                let half = self.font * 0.6;
                self.line(&[(x, y - half), (x, y + half)], stroke(role, 2.0))
            }
        }
    }

    /// A text.
    pub fn write(&self, text: &PlacedText) -> Drawn {
        let h_pos = match text.anchor {
            TextAnchor::Start => HPos::Left,
            TextAnchor::Middle => HPos::Center,
            TextAnchor::End => HPos::Right,
        };
        let style = text_style(text.role, self.font).pos(Pos::new(h_pos, VPos::Center));
        self.root.draw_text(&text.text, &style, at((text.x, text.y)))
    }

    /// The SVG and the texts on it with the room they take.
    pub fn finish(self) -> (String, Vec<(Area, String)>) {
        self.backend.borrow_mut().finish()
    }
}

/// A line one pixel thick.
pub fn hairline(role: Role) -> ShapeStyle {
    stroke(role, 1.0)
}

/// A line of a width, px.
pub fn stroke(role: Role, width: f64) -> ShapeStyle {
    role.stroke_width(u32::try_from(units(width)).unwrap_or(1))
}

/// The shade of a ribbon, and of one within it.
pub fn shade(role: Role, inner: bool) -> ShapeStyle {
    role.mix(if inner { 0.3 } else { 0.16 }).filled()
}

/// Letters of a size, px. The page gives them their face.
pub fn text_style(role: Role, font: f64) -> TextStyle<'static> {
    let size = f64::from(units(font));
    let font = FontDesc::new(FontFamily::SansSerif, size, FontStyle::Normal);
    TextStyle { font, color: role.to_backend_color(), pos: Pos::default() }
}

fn at((x, y): (f64, f64)) -> (i32, i32) {
    (units(x), units(y))
}
