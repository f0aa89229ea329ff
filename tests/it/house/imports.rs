//! Which file of `src` imports which, and that no circle of files imports one another.
//!
//! A file imports another when it names an item the other defines. A re-export is followed to the file that
//! defines the item, so that a facade is no arrow of its own; `mod` and `pub use` lines are none either.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

type ModulePath = Vec<String>;

/// A source file as the check sees it.
#[derive(Default)]
struct Source {
    file: String,
    /// Names brought in by `use`, and the paths they stand for.
    names: BTreeMap<String, ModulePath>,
    /// Paths named, `pub use` lines apart.
    named: BTreeSet<ModulePath>,
}

type Sources = BTreeMap<ModulePath, Source>;

fn words(path: &str) -> ModulePath {
    path.split("::").map(|word| word.trim().to_owned()).collect()
}

fn module_of(file: &Path) -> ModulePath {
    let inside = file.strip_prefix("src").unwrap().with_extension("");
    let words = inside.iter().map(|word| word.to_string_lossy().into_owned());
    words.filter(|word| word != "lib").collect()
}

/// The text without comments and without what only tests compile.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}

/// The paths of a `use` tree with the name each is known by: `a::{b, c as d}` is `a::b` and `a::c`.
fn leaves(prefix: &str, tree: &str, found: &mut Vec<(String, ModulePath)>) {
    let tree = tree.trim();
    if let Some((head, rest)) = tree.split_once('{') {
        let inner = rest.trim_end().strip_suffix('}').unwrap_or(rest);
        let prefix = format!("{prefix}{}", head.trim());
        let mut depth = 0;
        let parts = inner.split(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            c == ',' && depth == 0
        });
        for part in parts.filter(|part| !part.trim().is_empty()) {
            leaves(&prefix, part, found);
        }
        return;
    }
    let (path, name) = tree.split_once(" as ").map_or((tree, None), |(p, n)| (p, Some(n.trim())));
    let mut path = words(&format!("{prefix}{path}"));
    // `a::{self, b}` brings in `a` as well.
    if path.len() > 1 && path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    let name = name.map(str::to_owned).or_else(|| path.last().cloned());
    found.push((name.unwrap_or_default(), path));
}

/// The `use` statements of a text: whether each re-exports, and its tree; and the text without them.
fn uses(text: &str) -> (Vec<(bool, String)>, String) {
    let (mut found, mut rest, mut open) = (Vec::new(), String::new(), None::<(bool, String)>);
    for line in text.lines() {
        let start = line.trim_start();
        let tree = start.strip_prefix("use ").map(|tree| (false, tree)).or_else(|| {
            let public = start.starts_with("pub ") || start.starts_with("pub(");
            let (_, tree) = start.split_once(" use ").filter(|_| public)?;
            Some((true, tree))
        });
        match (&mut open, tree) {
            (Some((_, tree)), _) => tree.push_str(start),
            (None, Some((public, tree))) => open = Some((public, tree.to_owned())),
            (None, None) => rest.extend([line, "\n"]),
        }
        if let Some((public, tree)) = open.take_if(|(_, tree)| tree.trim_end().ends_with(';')) {
            found.push((public, tree.trim_end().trim_end_matches(';').to_owned()));
        }
    }
    (found, rest)
}

/// Paths written out in the code: `super::a::b`, `crate::a::b`, and those that begin with a name of `known`.
fn inline_paths(text: &str, known: &BTreeSet<String>) -> Vec<ModulePath> {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let runs = text.split(|c| !part(c)).filter(|run| run.contains("::"));
    let paths = runs.map(|run| words(run.trim_matches(':')));
    let begins = |path: &ModulePath| {
        path.first().is_some_and(|head| {
            ["super", "crate", "self"].contains(&head.as_str()) || known.contains(head)
        })
    };
    paths.filter(begins).collect()
}

fn read(sources: &mut Sources, folder: &Path) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(sources, &path);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let mut source = Source { file: path.display().to_string(), ..Source::default() };
            let (statements, rest) = uses(&code(&fs::read_to_string(&path).unwrap()));
            for (public, tree) in statements {
                let mut found = Vec::new();
                leaves("", &tree, &mut found);
                for (name, path) in found {
                    if !public {
                        source.named.insert(path.clone());
                    }
                    source.names.insert(name, path);
                }
            }
            let known = source.names.keys().cloned().collect();
            source.named.extend(inline_paths(&rest, &known));
            sources.insert(module_of(&path), source);
        }
    }
}

/// The module in which a path is defined, seen from a module; `None` outside the crate.
fn defined_in(
    sources: &Sources,
    from: &ModulePath,
    path: &[String],
    depth: usize,
) -> Option<ModulePath> {
    let mut at = from.clone();
    let mut path = path;
    match path.first()?.as_str() {
        "crate" | "parley" => at = Vec::new(),
        "super" | "self" => {}
        head => {
            let child: ModulePath = at.iter().cloned().chain([head.to_owned()]).collect();
            let local = &sources.get(from)?.names;
            return match local.get(head) {
                Some(full) if full.first().is_none_or(|first| first != head) || full.len() > 1 => {
                    let whole: Vec<String> = full.iter().chain(path.get(1..)?).cloned().collect();
                    (depth < 12).then(|| defined_in(sources, from, &whole, depth + 1))?
                }
                _ if sources.contains_key(&child) => walk(sources, child, path.get(1..)?, depth),
                _ => None,
            };
        }
    }
    while let Some(head) = path.first() {
        match head.as_str() {
            "super" => drop(at.pop()),
            "self" | "crate" | "parley" => {}
            _ => break,
        }
        path = path.get(1..)?;
    }
    walk(sources, at, path, depth)
}

fn walk(
    sources: &Sources,
    mut at: ModulePath,
    path: &[String],
    depth: usize,
) -> Option<ModulePath> {
    for (step, word) in path.iter().enumerate() {
        let child: ModulePath = at.iter().cloned().chain([word.clone()]).collect();
        if sources.contains_key(&child) {
            at = child;
            continue;
        }
        let names = sources.get(&at).map(|source| &source.names);
        if let Some(full) = names.and_then(|names| names.get(word)).filter(|_| depth < 12) {
            let rest = path.get(step + 1..)?;
            let whole: Vec<String> = full.iter().chain(rest).cloned().collect();
            return defined_in(sources, &at, &whole, depth + 1);
        }
        break;
    }
    sources.contains_key(&at).then_some(at)
}

/// The files each file imports.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let mut sources = Sources::new();
    read(&mut sources, Path::new("src"));
    let file = |module: &ModulePath| sources.get(module).map(|source| source.file.clone());
    let of = |(module, source): (&ModulePath, &Source)| {
        let defined = source.named.iter().filter_map(|path| defined_in(&sources, module, path, 0));
        let files =
            defined.filter_map(|module| file(&module)).filter(|other| *other != source.file);
        (source.file.clone(), files.collect())
    };
    sources.iter().map(of).collect()
}

/// The files that can be reached from a file by imports.
fn reached(imports: &BTreeMap<String, BTreeSet<String>>, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut next: Vec<&String> = imports.get(from).into_iter().flatten().collect();
    while let Some(file) = next.pop() {
        if seen.insert(file.clone()) {
            next.extend(imports.get(file).into_iter().flatten());
        }
    }
    seen
}

#[test]
fn no_circle_of_files_imports_one_another() {
    let imports = imports();
    let arrows: usize = imports.values().map(BTreeSet::len).sum();
    assert!(arrows > 500, "only {arrows} imports were found: the reading is broken");
    let reach: BTreeMap<&String, BTreeSet<String>> =
        imports.keys().map(|file| (file, reached(&imports, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, files) in &reach {
        let back = |other: &&String| reach.get(other).is_some_and(|r| r.contains(*file));
        let circle: BTreeSet<&String> = files.iter().filter(back).collect();
        if !circle.is_empty() {
            let arrows = circle.iter().flat_map(|from| {
                let to = imports[*from].iter().filter(|to| circle.contains(to));
                to.map(move |to| format!("{from} -> {to}"))
            });
            circles.insert(arrows.collect::<Vec<_>>());
        }
    }
    let shown: Vec<String> = circles.iter().map(|arrows| arrows.join("\n")).collect();
    assert!(circles.is_empty(), "{} circles:\n{}", circles.len(), shown.join("\n\n"));
}
