package hudson;

import hudson.model.Describable;
import hudson.model.Descriptor;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** The descriptors of a type of describables. */
public class DescriptorExtensionList<T extends Describable<T>, D extends Descriptor<T>> extends ExtensionList<D> {
    private final Class<T> describableType;

    @SuppressWarnings({"unchecked", "rawtypes"})
    protected DescriptorExtensionList(Jenkins jenkins, Class<T> describableType) {
        super(jenkins, (Class) Descriptor.class);
        this.describableType = describableType;
    }

    public static <T extends Describable<T>, D extends Descriptor<T>>
            DescriptorExtensionList<T, D> createDescriptorList(Jenkins jenkins, Class<T> describableType) {
        return new DescriptorExtensionList<>(jenkins, describableType);
    }

    /** By the id of the descriptor. */
    public D findByName(String id) {
        return stream().filter(d -> d.getId().equals(id)).findFirst().orElse(null);
    }

    /** Takes the descriptors among all extensions whose describables are of the type. */
    @Override
    protected List<ExtensionComponent<D>> load() {
        if (jenkins == null) {
            return List.of();
        }
        List<ExtensionComponent<D>> own = new ArrayList<>();
        for (ExtensionComponent<Descriptor> component :
                jenkins.getExtensionList(Descriptor.class).getComponents()) {
            if (component.getInstance().isSubTypeOf(describableType)) {
                own.add(cast(component));
            }
        }
        return own;
    }

    @SuppressWarnings("unchecked")
    private ExtensionComponent<D> cast(ExtensionComponent<Descriptor> component) {
        return new ExtensionComponent<>((D) component.getInstance(), component.ordinal());
    }
}
