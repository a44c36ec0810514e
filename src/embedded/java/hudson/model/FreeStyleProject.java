package hudson.model;

import jenkins.model.Jenkins;
import org.jenkinsci.Symbol;

/** A project whose steps are chosen one by one. */
public class FreeStyleProject extends Project<FreeStyleProject, FreeStyleBuild> implements TopLevelItem {

    public FreeStyleProject(ItemGroup parent, String name) {
        super(parent, name);
    }

    @Override
    protected Class<FreeStyleBuild> getBuildClass() {
        return FreeStyleBuild.class;
    }

    @Override
    public DescriptorImpl getDescriptor() {
        return (DescriptorImpl) Jenkins.get().getDescriptorOrDie(getClass());
    }

    /** Describes the freestyle project. */
    @Symbol({"freeStyle", "freeStyleJob"})
    public static class DescriptorImpl extends AbstractProjectDescriptor {

        @Override
        public String getDisplayName() {
            return "Freestyle project";
        }

        @Override
        public FreeStyleProject newInstance(ItemGroup parent, String name) {
            return new FreeStyleProject(parent, name);
        }
    }
}
