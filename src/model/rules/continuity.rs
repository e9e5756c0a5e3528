//! What is left when vendors are cut off: the beta-factor model of common causes.
//!
//! A share of the cut-offs hits all vendors together, the rest hit each on its own (Fleming 1975; IEC 61508-6, annex D).

/// A continuity plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// How many vendors can be turned to; at least 1.
    pub vendors: u32,
    /// Probability a year that a vendor is cut off.
    pub cut: f64,
    /// Share of the cut-offs that hit all vendors at once.
    pub common: f64,
    /// Days until a vendor that was cut off is back.
    pub outage: f64,
    /// Days that changing to another vendor, or to an own system, takes unprepared.
    pub switch: f64,
    /// Days that the same takes when it has been tested.
    pub tested: f64,
}

/// Expected days lost a year under each way to prepare.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Losses {
    /// One vendor and nothing else.
    pub one: f64,
    /// Several, changed to unprepared.
    pub several: f64,
    /// Several with a change that has been tested.
    pub tested: f64,
    /// The same with an own system behind them.
    pub own: f64,
}

impl Plan {
    /// Probability that the common cause strikes within a year.
    fn together(&self) -> f64 {
        self.common * self.cut
    }

    /// Probability that a vendor is cut off within a year on its own account.
    fn alone(&self) -> f64 {
        (1.0 - self.common) * self.cut
    }

    /// P(all cut) = b q + (1 - b q)((1 - b) q)^n within a year.
    pub fn all_cut(&self) -> f64 {
        self.all_of(self.vendors)
    }

    /// The same with so many vendors.
    pub fn all_of(&self, vendors: u32) -> f64 {
        let mut each = 1.0;
        for _ in 0..vendors {
            each *= self.alone();
        }
        self.together() + (1.0 - self.together()) * each
    }

    /// P(the vendor in use is cut off) = b q + (1 - b q)(1 - b) q: all cut with one vendor.
    pub fn one_cut(&self) -> f64 {
        self.all_of(1)
    }

    /// Days lost a year where a change takes `switch` days: an outage of the vendor in use costs the change, or itself if
    /// it is shorter, while another is left, and all of itself when none is.
    fn lost(&self, switch: f64) -> f64 {
        let all = self.all_cut();
        all * self.outage + (self.one_cut() - all) * switch.min(self.outage)
    }

    /// Expected days lost a year.
    pub fn losses(&self) -> Losses {
        let change = self.tested.min(self.outage);
        Losses {
            one: self.one_cut() * self.outage,
            several: self.lost(self.switch),
            tested: self.lost(self.tested),
            // Whatever is cut, a tested change is all that it costs.
            own: self.one_cut() * change,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plan() -> impl Strategy<Value = Plan> {
        (
            1..=5u32,
            0.0..=1.0f64,
            0.0..=1.0f64,
            0.0..365.0f64,
            0.0..120.0f64,
            0.0..1.0f64,
        )
            .prop_map(|(vendors, cut, common, outage, switch, part)| Plan {
                vendors,
                cut,
                common,
                outage,
                switch,
                tested: switch * part,
            })
    }

    /// All states of the common cause and of every vendor, one after the other.
    fn by_enumeration(plan: &Plan) -> (f64, f64) {
        let (b, q) = (plan.common, plan.cut);
        let (mut all, mut first) = (0.0, 0.0);
        for state in 0..1u32 << (plan.vendors + 1) {
            let common = state & 1 == 1;
            let mut p = if common { b * q } else { 1.0 - b * q };
            let mut up = 0;
            for vendor in 0..plan.vendors {
                let cut = state >> (vendor + 1) & 1 == 1;
                p *= if cut {
                    (1.0 - b) * q
                } else {
                    1.0 - (1.0 - b) * q
                };
                up += u32::from(!cut);
            }
            if common || up == 0 {
                all += p;
            }
            if common || state & 2 == 2 {
                first += p;
            }
        }
        (all, first)
    }

    proptest! {
        #[test]
        fn the_closed_form_is_the_sum_over_all_states(plan in plan()) {
            let (all, first) = by_enumeration(&plan);
            prop_assert!((plan.all_cut() - all).abs() < 1e-12);
            prop_assert!((plan.one_cut() - first).abs() < 1e-12);
        }

        #[test]
        fn every_step_of_preparing_helps(plan in plan()) {
            let Losses { one, several, tested, own } = plan.losses();
            let slack = 1e-9;
            prop_assert!(one + slack >= several && several + slack >= tested && tested + slack >= own);
            prop_assert!(own >= 0.0 && one <= plan.outage + slack);
        }

        #[test]
        fn more_vendors_help_and_more_common_cause_hurts(plan in plan(), more in 0.0..1.0f64) {
            let with = |vendors| Plan { vendors, ..plan }.all_cut();
            prop_assert!(with(plan.vendors + 1) <= plan.all_cut() + 1e-12);
            // With one vendor it does not matter whom else a cause strikes, and two that are often cut off, above sqrt 2 - 1, are
            // so more often each on its own account than together.
            let common = plan.common + (1.0 - plan.common) * more;
            if plan.vendors > 1 && plan.cut < std::f64::consts::SQRT_2 - 1.0 {
                let worse = Plan { common, ..plan };
                prop_assert!(worse.all_cut() >= plan.all_cut() - 1e-12);
            }
        }
    }

    #[test]
    fn limits() {
        let plan = Plan {
            vendors: 1,
            cut: 0.2,
            common: 0.0,
            outage: 60.0,
            switch: 10.0,
            tested: 1.0,
        };
        // One vendor: several is one.
        assert_eq!(plan.all_cut(), 0.2);
        assert!((plan.losses().one - 12.0).abs() < 1e-12);
        assert_eq!(plan.losses().several, plan.losses().one);
        // Everything is common: more vendors do not help.
        let all = Plan {
            vendors: 5,
            common: 1.0,
            ..plan
        };
        assert_eq!(all.all_cut(), 0.2);
        assert_eq!(all.losses().several, all.losses().one);
        // Independent vendors.
        let independent = Plan { vendors: 3, ..plan };
        assert!((independent.all_cut() - 0.008).abs() < 1e-15);
    }
}
