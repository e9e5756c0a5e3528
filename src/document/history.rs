//! Undo and redo, one entry a gesture.

/// More steps than this are forgotten, oldest first.
const MOST: usize = 200;

/// Past and future states around the present one, which the caller holds.
///
/// `G` names what a gesture moves: changes of one open gesture are one entry.
#[derive(Clone, Debug)]
pub struct History<T, G> {
    past: Vec<T>,
    future: Vec<T>,
    open: Option<G>,
}

impl<T, G> Default for History<T, G> {
    fn default() -> Self {
        Self {
            past: Vec::new(),
            future: Vec::new(),
            open: None,
        }
    }
}

impl<T: PartialEq, G: PartialEq> History<T, G> {
    /// Notes the state before a change. Changes with the same gesture as the open one belong to its
    /// entry; `None` is a change of its own.
    pub fn record(&mut self, before: T, gesture: Option<G>) {
        self.future.clear();
        if gesture.is_some() && gesture == self.open {
            return;
        }
        self.open = gesture;
        self.past.push(before);
        if self.past.len() > MOST {
            self.past.remove(0);
        }
    }

    /// The state before the open gesture, if it is this one.
    pub fn before(&self, gesture: &G) -> Option<&T> {
        let open = self.open.as_ref() == Some(gesture);
        self.past.last().filter(|_| open)
    }

    /// Ends the open gesture; one that led back to where it began leaves no entry.
    pub fn end(&mut self, present: &T) {
        if self.open.take().is_some() && self.past.last() == Some(present) {
            self.past.pop();
        }
    }

    /// The state before the last entry.
    pub fn undo(&mut self, present: T) -> Option<T> {
        self.end(&present);
        let state = self.past.pop()?;
        self.future.push(present);
        Some(state)
    }

    /// The state that was undone last.
    pub fn redo(&mut self, present: T) -> Option<T> {
        self.open = None;
        let state = self.future.pop()?;
        self.past.push(present);
        Some(state)
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A present state with its history, as the page holds them.
    #[derive(Default)]
    struct Desk {
        now: i32,
        history: History<i32, char>,
    }

    impl Desk {
        fn set(&mut self, to: i32, gesture: Option<char>) {
            self.history.record(self.now, gesture);
            self.now = to;
        }

        fn undo(&mut self) -> i32 {
            self.now = self.history.undo(self.now).unwrap_or(self.now);
            self.now
        }

        fn redo(&mut self) -> i32 {
            self.now = self.history.redo(self.now).unwrap_or(self.now);
            self.now
        }
    }

    #[test]
    fn a_drag_is_one_entry() {
        let mut desk = Desk::default();
        for to in 1..=50 {
            desk.set(to, Some('a'));
        }
        desk.history.end(&desk.now);
        desk.set(60, Some('a'));
        assert_eq!((desk.undo(), desk.undo(), desk.undo()), (50, 0, 0));
        assert!(!desk.history.can_undo());
        assert_eq!((desk.redo(), desk.redo(), desk.redo()), (50, 60, 60));
    }

    #[test]
    fn a_gesture_knows_where_it_began() {
        let mut desk = Desk::default();
        desk.set(1, None);
        assert_eq!(desk.history.before(&'a'), None);
        desk.set(2, Some('a'));
        desk.set(3, Some('a'));
        assert_eq!(desk.history.before(&'a'), Some(&1));
        assert_eq!(desk.history.before(&'b'), None);
    }

    #[test]
    fn another_control_begins_another_entry() {
        let mut desk = Desk::default();
        desk.set(1, Some('a'));
        desk.set(2, Some('b'));
        desk.set(3, Some('a'));
        assert_eq!((desk.undo(), desk.undo(), desk.undo()), (2, 1, 0));
    }

    #[test]
    fn single_changes_are_entries_of_their_own() {
        let mut desk = Desk::default();
        desk.set(1, None);
        desk.set(2, None);
        assert_eq!((desk.undo(), desk.undo()), (1, 0));
    }

    #[test]
    fn a_change_after_undo_forgets_the_future() {
        let mut desk = Desk::default();
        desk.set(1, None);
        desk.undo();
        desk.set(2, None);
        assert!(!desk.history.can_redo());
        assert_eq!(desk.undo(), 0);
    }

    #[test]
    fn a_gesture_that_leads_back_leaves_no_entry() {
        let mut desk = Desk::default();
        desk.set(1, Some('a'));
        desk.set(0, Some('a'));
        desk.history.end(&desk.now);
        assert!(!desk.history.can_undo());
    }

    #[test]
    fn undo_within_a_gesture_ends_it() {
        let mut desk = Desk::default();
        desk.set(1, Some('a'));
        assert_eq!(desk.undo(), 0);
        desk.set(2, Some('a'));
        assert_eq!(desk.undo(), 0);
        assert!(!desk.history.can_undo());
    }

    #[test]
    fn old_entries_are_forgotten() {
        let mut desk = Desk::default();
        for to in 1..=1000 {
            desk.set(to, None);
        }
        let mut steps = 0;
        while desk.history.can_undo() {
            desk.undo();
            steps += 1;
        }
        assert_eq!((steps, desk.now), (MOST, 800));
    }
}
