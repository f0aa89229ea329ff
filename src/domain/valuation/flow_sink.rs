//! Where the flows of a case go as they are found: into lists that are shown, or straight into what they are worth.

use super::{CashFlows, Flow};

/// Takes flows in the order in which they are found.
pub(super) trait FlowSink {
    /// Takes one of the licensor's.
    fn licensor(&mut self, flow: Flow);
    /// Takes one of the licensee's.
    fn licensee(&mut self, flow: Flow);
    /// Takes one of the licensee's without any deal.
    fn project(&mut self, flow: Flow);
}

impl FlowSink for CashFlows {
    fn licensor(&mut self, flow: Flow) {
        self.licensor.push(flow);
    }

    fn licensee(&mut self, flow: Flow) {
        self.licensee.push(flow);
    }

    fn project(&mut self, flow: Flow) {
        self.project.push(flow);
    }
}

/// The licensee's flows alone.
#[derive(Default)]
pub(super) struct LicenseeFlows(pub Vec<Flow>);

impl FlowSink for LicenseeFlows {
    fn licensor(&mut self, _: Flow) {}

    fn licensee(&mut self, flow: Flow) {
        self.0.push(flow);
    }

    fn project(&mut self, _: Flow) {}
}
