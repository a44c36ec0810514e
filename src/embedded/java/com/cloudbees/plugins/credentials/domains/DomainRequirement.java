package com.cloudbees.plugins.credentials.domains;

import java.io.Serializable;

/** What credentials are for, such as a host. This controller keeps all in the global domain, which suits all. */
public class DomainRequirement implements Serializable {
    private static final long serialVersionUID = 1L;
}
