package shop;

/**
 * Something that can be bought.
 *
 * @param id stands in addresses and cookies: letters only
 */
record Article(String id, String name, Money price) {}
