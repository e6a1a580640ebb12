//! The components and the frame, drawn with invented people.

mod components;
mod frame;
mod sample;
