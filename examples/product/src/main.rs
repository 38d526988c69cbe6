//! Prints the report on the product's ports.

fn main() -> std::fmt::Result {
    let mut text = String::new();
    gatehouse::report(&mut text)?;
    print!("{text}");
    Ok(())
}
