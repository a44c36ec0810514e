package com.cloudbees.plugins.credentials;

import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/** The controller's own store of credentials: {@code credentials.xml}, with the secrets encrypted. */
public class SystemCredentialsProvider implements Saveable {
    private static final Logger LOGGER = Logger.getLogger(SystemCredentialsProvider.class.getName());

    private List<Credentials> credentials = new CopyOnWriteArrayList<>();

    public SystemCredentialsProvider() {
        try {
            XmlFile file = getConfigFile();
            if (file.exists()) {
                file.unmarshal(this);
            }
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, "Failed to read the credentials", x);
        }
    }

    public static SystemCredentialsProvider getInstance() {
        return ExtensionList.lookupSingleton(SystemCredentialsProvider.class);
    }

    public static XmlFile getConfigFile() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), "credentials.xml"));
    }

    /** The credentials themselves: what is changed here takes effect at once and is kept by {@link #save()}. */
    public List<Credentials> getCredentials() {
        return credentials;
    }

    @Override
    public void save() throws IOException {
        Jenkins.get().checkPermission(Permission.HUDSON_ADMINISTER);
        XmlFile file = getConfigFile();
        file.write(this);
        SaveableListener.fireOnChange(this, file);
    }
}
