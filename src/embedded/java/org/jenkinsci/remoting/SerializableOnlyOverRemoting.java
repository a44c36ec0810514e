package org.jenkinsci.remoting;

import java.io.Serializable;

/** May travel to an agent, but isn't meant for files. */
public interface SerializableOnlyOverRemoting extends Serializable {}
