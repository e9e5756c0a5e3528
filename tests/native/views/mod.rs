//! What each view says and draws, with its pictures beside it.

mod access;
mod branches;
mod code;
mod economy;
mod evidence;
mod evidence_statements;
mod foreseen;
mod horizon;
mod horizon_claims;
mod queues;
mod rules;
