package hudson.model;

/** Something attached to a job, a build or the controller; may have a link and a page of its own. */
public interface Action extends ModelObject {
    /** Symbol of the link in the side panel; null hides the link. */
    String getIconFileName();

    @Override
    String getDisplayName();

    /** Path segment of the page below the owner; null when there is no page. */
    String getUrlName();
}
