//! Effects that end with their owner.
//!
//! Leptos' own stay on the lists of the signals that they have read when their owner is gone (`EffectInner` has no `Drop`), so that
//! the lists of signals that rarely change, such as the language, grow with every part of the page that is made anew.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    sync::{Arc, Weak},
};

use leptos::{
    prelude::*,
    reactive::graph::{AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver},
};
use send_wrapper::SendWrapper;

thread_local! {
    static QUEUE: RefCell<VecDeque<Weak<Node>>> = const { RefCell::new(VecDeque::new()) };
    static IS_AWAITED: Cell<bool> = const { Cell::new(false) };
}

/// Runs something once the present task is done, and again whenever what it has read changes, until the current owner is cleaned up.
pub fn effect(run: impl FnMut() + 'static) {
    let node = Node::new(Box::new(run));
    node.mark_dirty();
}

/// The same with the first run at once.
pub fn render_effect(run: Box<dyn FnMut()>) {
    Node::new(run).run();
}

/// A signal that changes only when what is read is another value. Leptos' `Memo` stays on lists as its effects do.
pub fn memo<T: PartialEq + 'static>(read: impl Fn() -> T + 'static) -> RwSignal<T, LocalStorage> {
    let signal = RwSignal::new_local(untrack(&read));
    render_effect(Box::new(move || {
        let value = read();
        if signal.with_untracked(|last| *last != value) {
            signal.set(value);
        }
    }));
    signal
}

/// An effect in the graph of signals.
struct Node(SendWrapper<Inner>);

struct Inner {
    this: Weak<Node>,
    run: RefCell<Box<dyn FnMut()>>,
    sources: RefCell<Vec<AnySource>>,
    dirty: Cell<bool>,
    queued: Cell<bool>,
    over: Cell<bool>,
}

impl Node {
    fn new(run: Box<dyn FnMut()>) -> Arc<Self> {
        let node = Arc::new_cyclic(|this| {
            Self(SendWrapper::new(Inner {
                this: this.clone(),
                run: RefCell::new(run),
                sources: RefCell::default(),
                dirty: Cell::new(false),
                queued: Cell::new(false),
                over: Cell::new(false),
            }))
        });
        debug_assert!(Owner::current().is_some(), "nobody would ever end this");
        let owned = Arc::clone(&node);
        on_cleanup(move || owned.end());
        node
    }

    fn subscriber(&self) -> AnySubscriber {
        let this = &self.0.this;
        AnySubscriber(this.as_ptr().addr(), this.clone())
    }

    fn queue(&self) {
        if self.0.queued.replace(true) {
            return;
        }
        QUEUE.with_borrow_mut(|queue| queue.push_back(self.0.this.clone()));
        if !IS_AWAITED.replace(true) {
            leptos::task::spawn_local(async { run_queue() });
        }
    }

    fn run_if_stale(&self) {
        self.0.queued.set(false);
        // As its observer, or a source that is brought up to date would put it into the queue again.
        let stale = self
            .subscriber()
            .with_observer(|| self.update_if_necessary());
        if stale && !self.0.over.get() {
            self.run();
        }
    }

    fn run(&self) {
        let subscriber = self.subscriber();
        let before = self.0.sources.take();
        subscriber.with_observer(|| (self.0.run.borrow_mut())());
        if self.0.over.get() {
            self.end();
        }
        // To leave all lists before a run, as Leptos does, costs a search in each.
        let now = self.0.sources.borrow();
        for source in before.iter().filter(|source| !now.contains(source)) {
            source.remove_subscriber(&subscriber);
        }
    }

    fn end(&self) {
        self.0.over.set(true);
        self.clear_sources(&self.subscriber());
    }
}

fn run_queue() {
    while let Some(node) = QUEUE.with_borrow_mut(VecDeque::pop_front) {
        if let Some(node) = node.upgrade() {
            node.run_if_stale();
        }
    }
    IS_AWAITED.set(false);
}

impl ReactiveNode for Node {
    fn mark_dirty(&self) {
        self.0.dirty.set(true);
        self.queue();
    }

    fn mark_check(&self) {
        self.queue();
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        if self.0.dirty.replace(false) {
            return true;
        }
        let sources = self.0.sources.borrow().clone();
        sources.iter().any(ReactiveNode::update_if_necessary)
    }
}

impl Subscriber for Node {
    fn add_source(&self, source: AnySource) {
        let mut sources = self.0.sources.borrow_mut();
        if !sources.contains(&source) {
            sources.push(source);
        }
    }

    fn clear_sources(&self, subscriber: &AnySubscriber) {
        for source in self.0.sources.take() {
            source.remove_subscriber(subscriber);
        }
    }
}
