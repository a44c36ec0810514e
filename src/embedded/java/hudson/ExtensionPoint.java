package hudson;

/** Marks a type whose implementations are found by {@link Extension}. */
public interface ExtensionPoint {}
