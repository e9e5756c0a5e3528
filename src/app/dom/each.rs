//! Lists whose elements stay while their items change.

use std::{any::Any, marker::PhantomData};

use leptos::prelude::*;
use web_sys::Node;

use super::{El, IntoChild, append, effect::render_effect, text};

/// A key and its item.
type Keyed = (String, Box<dyn Any>);
type Erased = RwSignal<Box<dyn Any>, LocalStorage>;

/// The present item of an element of a list.
pub struct Item<T>(Erased, PhantomData<fn() -> T>);

impl<T> Clone for Item<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Item<T> {}

impl<T: 'static> Item<T> {
    /// Reads the item and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.0.with(|item| match item.downcast_ref() {
            Some(item) => read(item),
            None => unreachable!("a list has items of one type"),
        })
    }

    /// A copy of the item, which is followed.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }
}

/// A list in an element.
pub struct Each {
    items: Box<dyn Fn() -> Vec<Keyed>>,
    view: Box<dyn Fn(Erased, usize) -> El>,
}

/// An element for each item. It stays, and only its item changes, as long as there is an item with the same key.
pub fn each<T: 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    key: impl Fn(&T) -> String + 'static,
    view: impl Fn(Item<T>) -> El + 'static,
) -> Each {
    let erased = move |item| (key(&item), Box::new(item) as Box<dyn Any>);
    Each {
        items: Box::new(move || items().into_iter().map(&erased).collect()),
        view: Box::new(move |item, _| view(Item(item, PhantomData))),
    }
}

/// The same for what is known by its place alone.
pub fn each_in_place<T: 'static>(
    items: impl Fn() -> Vec<T> + 'static,
    view: impl Fn(Item<T>, usize) -> El + 'static,
) -> Each {
    let erased = |(place, item): (usize, T)| (place.to_string(), Box::new(item) as Box<dyn Any>);
    Each {
        items: Box::new(move || items().into_iter().enumerate().map(erased).collect()),
        view: Box::new(move |item, place| view(Item(item, PhantomData), place)),
    }
}

/// An element as long as a condition holds.
pub fn show(when: impl Fn() -> bool + 'static, view: impl Fn() -> El + 'static) -> Each {
    let once = move || when().then_some(()).into_iter().collect();
    each(once, |()| String::new(), move |_| view())
}

/// An element of the list.
struct Row {
    key: String,
    item: Erased,
    node: Node,
    /// Ends with the row.
    _owner: Owner,
}

impl IntoChild for Each {
    fn add_to(self, place: &Node) {
        let Self { items, view } = self;
        let end = text("");
        append(place, &end);
        let mut rows: Vec<Row> = Vec::new();
        render_effect(Box::new(move || {
            let items = items();
            untrack(|| {
                let mut old = std::mem::take(&mut rows);
                let mut moved = false;
                for (key, item) in items {
                    let at = old.iter().position(|row| row.key == key);
                    moved |= at != Some(0);
                    rows.push(match at {
                        Some(at) => {
                            let row = old.remove(at);
                            row.item.set(item);
                            row
                        }
                        None => row(key, item, &|item| view(item, rows.len())),
                    });
                }
                let Some(place) = end.parent_node() else {
                    return;
                };
                for row in old {
                    let _ = place.remove_child(&row.node);
                }
                if moved {
                    let mut next = &end;
                    for row in rows.iter().rev() {
                        if row.node.next_sibling().as_ref() != Some(next) {
                            let _ = place.insert_before(&row.node, Some(next));
                        }
                        next = &row.node;
                    }
                }
            });
        }));
    }
}

fn row(key: String, item: Box<dyn Any>, view: &dyn Fn(Erased) -> El) -> Row {
    let owner = Owner::default();
    let (item, element) = owner.with(|| {
        let item = RwSignal::new_local(item);
        (item, view(item))
    });
    Row {
        key,
        item,
        node: element.node(),
        _owner: owner,
    }
}
