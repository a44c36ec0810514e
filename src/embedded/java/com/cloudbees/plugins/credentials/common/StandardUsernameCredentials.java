package com.cloudbees.plugins.credentials.common;

/** A user name, with id and description. */
public interface StandardUsernameCredentials extends StandardCredentials, UsernameCredentials {}
