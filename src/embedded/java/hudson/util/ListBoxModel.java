package hudson.util;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import net.sf.json.util.JSONStringer;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;
import org.kohsuke.stapler.StaplerResponse;

/** The choices of a select box. */
public class ListBoxModel extends ArrayList<ListBoxModel.Option> implements HttpResponse {
    private static final long serialVersionUID = 1L;

    public ListBoxModel() {}

    public ListBoxModel(Collection<Option> options) {
        super(options);
    }

    public void add(String displayName, String value) {
        add(new Option(displayName, value));
    }

    public ListBoxModel add(String nameAndValue) {
        add(nameAndValue, nameAndValue);
        return this;
    }

    @Override
    public void generateResponse(StaplerRequest request, StaplerResponse response, Object node) throws IOException {
        JSONStringer json = new JSONStringer();
        json.object().key("_class").value(getClass().getName()).key("values").array();
        for (Option each : this) {
            json.object()
                    .key("name")
                    .value(each.name)
                    .key("selected")
                    .value(each.selected)
                    .key("value")
                    .value(each.value)
                    .endObject();
        }
        json.endArray().endObject();
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().print(json);
    }

    /** One choice. */
    public static final class Option {
        public String name;
        public String value;
        public boolean selected;

        public Option(String name, String value) {
            this(name, value, false);
        }

        public Option(String name, String value, boolean selected) {
            this.name = name;
            this.value = value;
            this.selected = selected;
        }

        @Override
        public String toString() {
            return name + '=' + value + (selected ? "[selected]" : "");
        }
    }
}
