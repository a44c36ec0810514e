package hudson.model;

import hudson.BulkChange;
import hudson.Functions;
import hudson.XmlFile;
import hudson.model.listeners.SaveableListener;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.GlobalConfigurationCategory;
import jenkins.model.Jenkins;
import jenkins.model.Loadable;
import net.sf.json.JSONObject;
import org.jvnet.tiger_types.Types;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** Describes a class of {@link Describable}s: name, configuration form, checks, settings common to all. */
public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable {
    private static final Logger LOGGER = Logger.getLogger(Descriptor.class.getName());

    /** The class described. */
    public final transient Class<? extends T> clazz;

    @SuppressWarnings("unchecked")
    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz == (Class<?>) Self.class ? (Class<? extends T>) getClass() : clazz;
    }

    /** For a descriptor that is nested in the class it describes. */
    @SuppressWarnings("unchecked")
    protected Descriptor() {
        this.clazz = (Class<? extends T>) getClass().getEnclosingClass();
        if (clazz == null) {
            throw new AssertionError(getClass() + " doesn't have an outer class. "
                    + "Use the constructor that takes the Class object explicitly.");
        }
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    /** Identifies this descriptor among all; the name of its file. */
    public String getId() {
        return clazz.getName();
    }

    public String getDescriptorUrl() {
        return "descriptorByName/" + getId();
    }

    /** Takes the submitted form of the system configuration. */
    public boolean configure(StaplerRequest req, JSONObject json) throws FormException {
        return true;
    }

    public final String getJsonSafeClassName() {
        return getId().replace('.', '-');
    }

    /** The type of a field of the described object; null if it has no such field. */
    public PropertyType getPropertyType(Object instance, String field) {
        return getPropertyType(field);
    }

    public PropertyType getPropertyTypeOrDie(Object instance, String field) {
        PropertyType type = getPropertyType(instance, field);
        if (type == null) {
            throw new AssertionError(clazz + " has no property " + field);
        }
        return type;
    }

    public PropertyType getPropertyType(String field) {
        for (Method method : clazz.getMethods()) {
            if (method.getParameterCount() == 0
                    && method.getName().matches("(get|is)\\Q" + Functions.capitalize(field) + "\\E")) {
                return new PropertyType(method);
            }
        }
        return null;
    }

    public final boolean isInstance(T instance) {
        return clazz.isInstance(instance);
    }

    public final boolean isSubTypeOf(Class<?> type) {
        return type.isAssignableFrom(clazz);
    }

    public String getConfigPage() {
        return getViewPage("config");
    }

    public String getGlobalConfigPage() {
        return getViewPage("global");
    }

    private String getViewPage(String name) {
        return '/' + clazz.getName().replace('.', '/').replace('$', '/') + '/' + name + ".jelly";
    }

    public GlobalConfigurationCategory getCategory() {
        return GlobalConfigurationCategory.get(GlobalConfigurationCategory.Unclassified.class);
    }

    public Permission getRequiredGlobalConfigPagePermission() {
        return Jenkins.ADMINISTER;
    }

    /** Writes the fields to the file of this descriptor; a failure is logged. */
    @Override
    public synchronized void save() {
        if (BulkChange.contains(this)) {
            return;
        }
        try {
            getConfigFile().write(this);
            SaveableListener.fireOnChange(this, getConfigFile());
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, x, () -> "Failed to save " + getConfigFile());
        }
    }

    /** Reads the fields from the file of this descriptor, if there is one; a failure is logged. */
    @Override
    public synchronized void load() {
        XmlFile file = getConfigFile();
        if (!file.exists()) {
            return;
        }
        try {
            file.unmarshal(this);
        } catch (IOException x) {
            LOGGER.log(Level.WARNING, x, () -> "Failed to load " + file);
        }
    }

    protected XmlFile getConfigFile() {
        return new XmlFile(new File(Jenkins.get().getRootDir(), getId() + ".xml"));
    }

    /** The descriptor of this id, or null. */
    public static <D extends Descriptor<?>> D findById(Collection<? extends D> list, String id) {
        for (D d : list) {
            if (d.getId().equals(id)) {
                return d;
            }
        }
        return null;
    }

    /** To be given to {@link #Descriptor(Class)} by a descriptor that describes itself. */
    protected static Class self() {
        return Self.class;
    }

    private static final class Self {}

    /** The type of a field, as its getter tells. */
    public static final class PropertyType {
        public final Class clazz;
        public final Type type;

        PropertyType(Method getter) {
            this.clazz = getter.getReturnType();
            this.type = getter.getGenericReturnType();
        }

        /** The type of the elements; null if the field is no array and no collection of a known type. */
        public Class getItemType() {
            if (clazz.isArray()) {
                return clazz.getComponentType();
            }
            return Collection.class.isAssignableFrom(clazz) && type instanceof ParameterizedType collection
                    ? Types.erasure(collection.getActualTypeArguments()[0])
                    : null;
        }

        public Descriptor getItemTypeDescriptorOrDie() {
            return Jenkins.get().getDescriptorOrDie(getItemType());
        }
    }

    /** A form holds a wrong value. */
    public static class FormException extends Exception implements HttpResponse {
        private static final long serialVersionUID = 1L;

        private final String formField;

        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }

        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
            this.formField = formField;
        }

        public FormException(Throwable cause, String formField) {
            super(cause);
            this.formField = formField;
        }

        public String getFormField() {
            return formField;
        }

        @Override
        public void generateResponse(StaplerRequest req, StaplerResponse rsp, Object node) throws IOException {
            rsp.sendError(400, getMessage());
        }
    }
}
