//! The store, tested from outside: one contract for both engines, and what only a disk can do wrong.
#![cfg(test)]

mod bitflips;
mod contract;
mod disk_full;
mod epoch;
mod group;
mod kill;
mod opening;
mod powercut;
mod support;
mod verify;
