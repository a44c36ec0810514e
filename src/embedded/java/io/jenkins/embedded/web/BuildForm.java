package io.jenkins.embedded.web;

import hudson.model.BooleanParameterDefinition;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.ChoiceParameterDefinition;
import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ParameterDefinition;
import hudson.model.ParameterValue;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.Queue;
import hudson.model.SimpleParameterDefinition;
import hudson.util.HttpResponses;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.ParameterizedJobMixIn;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest;

/** Starts builds: at once, or by a form that asks for the job's parameters. */
public final class BuildForm {
    private static final int CREATED = 201;

    /** {@code job/X/build}: a job with parameters answers a GET with their form. */
    static HttpResponse build(Job<?, ?> job, StaplerRequest req) {
        job.checkPermission(Item.BUILD);
        if (!definitions(job).isEmpty()) {
            return (q, rsp, node) -> q.getView(job, "build.jelly").forward(q, rsp);
        }
        WebMethods.requirePost(req);
        return schedule(job, req, List.of());
    }

    static HttpResponse buildWithParameters(Job<?, ?> job, StaplerRequest req) {
        job.checkPermission(Item.BUILD);
        WebMethods.requirePost(req);
        List<ParameterValue> values = new ArrayList<>();
        for (ParameterDefinition definition : definitions(job)) {
            values.add(value(definition, req));
        }
        return schedule(job, req, values);
    }

    private static ParameterValue value(ParameterDefinition definition, StaplerRequest req) {
        String[] given = req.getParameterValues(definition.getName());
        if (given == null || !(definition instanceof SimpleParameterDefinition simple)) {
            return definition.getDefaultParameterValue();
        }
        // a check box sends "true" after the form's hidden "false", or the latter alone
        String last = given[given.length - 1];
        ParameterValue value;
        try {
            value = simple.createValue(last);
        } catch (IllegalArgumentException e) {
            throw new Failure(e.getMessage());
        }
        value.setDescription(definition.getDescription());
        return value;
    }

    private static HttpResponse schedule(Job<?, ?> job, StaplerRequest req, List<ParameterValue> values) {
        CauseAction cause = new CauseAction(new Cause.UserIdCause());
        Queue.Item item = values.isEmpty()
                ? ParameterizedJobMixIn.scheduleBuild2(job, delay(req), cause)
                : ParameterizedJobMixIn.scheduleBuild2(job, delay(req), cause, new ParametersAction(values));
        if (item == null) {
            throw new Failure(job.getFullDisplayName() + " can't be built now");
        }
        return (q, rsp, node) -> {
            if (isBrowser(q)) {
                HttpResponses.redirectViaContextPath("/" + job.getUrl()).generateResponse(q, rsp, node);
            } else {
                rsp.setHeader("Location", q.getRootPath() + "/queue/item/" + item.getId() + "/");
                rsp.setStatus(CREATED);
            }
        };
    }

    /** Scripts want to know the queue item; a browser goes back to the job. */
    private static boolean isBrowser(StaplerRequest req) {
        String accept = req.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    /** The delay in seconds, which URLs of Jenkins give as {@code 0sec}; -1 takes the job's quiet period. */
    private static int delay(StaplerRequest req) {
        String delay = req.getParameter("delay");
        return delay != null && delay.matches("\\d{1,6}(sec)?") ? Integer.parseInt(delay.replace("sec", "")) : -1;
    }

    private static List<ParameterDefinition> definitions(Job<?, ?> job) {
        ParametersDefinitionProperty property = job.getProperty(ParametersDefinitionProperty.class);
        return property == null ? List.of() : property.getParameterDefinitions();
    }

    /** For the view: whether Build asks for parameters first. */
    public boolean asks(Job<?, ?> job) {
        return !definitions(job).isEmpty();
    }

    /** For the view: one input for each parameter. */
    public List<Field> fields(Job<?, ?> job) {
        return definitions(job).stream().map(Field::new).toList();
    }

    /** How the form shows a parameter. */
    public static final class Field {
        private final ParameterDefinition definition;

        Field(ParameterDefinition definition) {
            this.definition = definition;
        }

        public String getName() {
            return definition.getName();
        }

        public String getDescription() {
            return definition.getDescription();
        }

        /** One of {@code boolean, choice, password, string}. */
        public String getKind() {
            if (definition instanceof BooleanParameterDefinition) {
                return "boolean";
            }
            if (definition instanceof ChoiceParameterDefinition) {
                return "choice";
            }
            return definition instanceof PasswordParameterDefinition ? "password" : "string";
        }

        /** Never a password's. */
        public String getDefault() {
            ParameterValue value = definition.getDefaultParameterValue();
            return value == null || value.isSensitive() || value.getValue() == null
                    ? ""
                    : value.getValue().toString();
        }

        public boolean isOn() {
            return getDefault().equals("true");
        }

        public List<String> getChoices() {
            return ((ChoiceParameterDefinition) definition).getChoices();
        }
    }
}
