//! The names that other fields refer to: products, programmes, options, events and where they are licensed.

use super::super::{FieldValues, child};

/// Every name of a draft, as far as it could be read.
pub(super) struct Names<'a> {
    pub products: Vec<ProductNames<'a>>,
    pub programmes: Vec<ProgrammeNames<'a>>,
    pub options: Vec<&'a str>,
    pub events: Vec<&'a str>,
}

/// A product.
pub(super) struct ProductNames<'a> {
    pub id: &'a str,
    /// Its own licensed regions, else the deal's.
    pub licensed: Vec<&'a str>,
}

/// A programme.
pub(super) struct ProgrammeNames<'a> {
    pub id: &'a str,
    pub product: &'a str,
    pub stages: Vec<&'a str>,
    pub regions: Vec<&'a str>,
}

impl<'a> Names<'a> {
    pub fn of(values: &'a FieldValues) -> Self {
        let rows = |list: &str| (0..values.rows(list)).map(|row| child(list, row)).collect();
        let products: Vec<String> = rows("terms.products");
        let programmes: Vec<String> = rows("assumptions.programmes");
        let words = |row: &str, list: &str| values.words(&child(row, list));
        Self {
            products: products
                .iter()
                .enumerate()
                .map(|(at, row)| ProductNames {
                    id: values.text(&child(row, "id")),
                    licensed: values.licensed_of(at),
                })
                .collect(),
            programmes: programmes
                .iter()
                .map(|row| ProgrammeNames {
                    id: values.text(&child(row, "id")),
                    product: values.text(&child(row, "product")),
                    stages: words(row, "stages[].stage"),
                    regions: words(row, "regions[].region"),
                })
                .collect(),
            options: values.words("terms.options[].id"),
            events: values.words("assumptions.events[].event"),
        }
    }

    pub fn product(&self, id: &str) -> Option<&ProductNames<'a>> {
        self.products.iter().find(|product| product.id == id)
    }

    pub fn programme(&self, id: &str) -> Option<&ProgrammeNames<'a>> {
        self.programmes.iter().find(|programme| programme.id == id)
    }

    pub fn programmes_of<'s>(
        &'s self,
        product: &'s str,
    ) -> impl Iterator<Item = &'s ProgrammeNames<'a>> {
        self.programmes.iter().filter(move |programme| programme.product == product)
    }

    /// Whether a programme's product is licensed in a region.
    pub fn is_licensed(&self, programme: &ProgrammeNames, region: &str) -> bool {
        self.product(programme.product).is_some_and(|product| product.licensed.contains(&region))
    }
}
