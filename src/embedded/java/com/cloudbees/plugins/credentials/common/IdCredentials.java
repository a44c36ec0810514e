package com.cloudbees.plugins.credentials.common;

import com.cloudbees.plugins.credentials.Credentials;
import hudson.Util;
import java.util.UUID;

/** Credentials that are found by an id. */
public interface IdCredentials extends Credentials {

    String getId();

    /** Equality by id. */
    final class Helpers {
        private Helpers() {}

        public static boolean equals(IdCredentials self, Object other) {
            return self == other
                    || other instanceof IdCredentials that && self.getId().equals(that.getId());
        }

        public static int hashCode(IdCredentials self) {
            return self.getId().hashCode();
        }

        /** A new id if there is none. */
        public static String fixEmptyId(String id) {
            return Util.fixEmpty(id) == null ? UUID.randomUUID().toString() : id;
        }
    }
}
