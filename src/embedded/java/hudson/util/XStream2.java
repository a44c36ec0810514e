package hudson.util;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.converters.DataHolder;
import com.thoughtworks.xstream.io.HierarchicalStreamDriver;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.security.NoTypePermission;
import io.jenkins.embedded.xml.ClassFilter;
import io.jenkins.embedded.xml.LevelReader;
import io.jenkins.embedded.xml.NestedConverters;
import io.jenkins.embedded.xml.RefusingConverter;
import io.jenkins.embedded.xml.RobustCollections;
import io.jenkins.embedded.xml.RobustMaps;
import io.jenkins.embedded.xml.RobustReflection;
import io.jenkins.embedded.xml.Xml11Driver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Objects as XML files. What a file names but the classes of today don't know is skipped, the rest is read;
 * and only classes that belong here or are harmless are written and read at all.
 */
public class XStream2 extends XStream {
    private static final HierarchicalStreamDriver DRIVER = new Xml11Driver();

    public XStream2() {
        this(DRIVER);
    }

    public XStream2(HierarchicalStreamDriver driver) {
        super(driver);
        setClassLoader(XStream2.class.getClassLoader());
        addPermission(NoTypePermission.NONE);
        addPermission(ClassFilter::allows);
        registerConverter(new RefusingConverter(), PRIORITY_VERY_HIGH);
        registerConverter(new NestedConverters(this), PRIORITY_NORMAL + 1);
        registerConverter(new RobustCollections(getMapper()), PRIORITY_NORMAL);
        registerConverter(new RobustMaps(getMapper()), PRIORITY_NORMAL);
        registerConverter(new RobustReflection(getMapper(), getReflectionProvider()), PRIORITY_VERY_LOW);
    }

    @Override
    public Object unmarshal(HierarchicalStreamReader reader, Object root, DataHolder data) {
        return super.unmarshal(new LevelReader(reader), root, data);
    }

    /** Writes a whole document: declaration and object. */
    public void toXMLUTF8(Object object, OutputStream out) throws IOException {
        out.write("<?xml version='1.1' encoding='UTF-8'?>\n".getBytes(StandardCharsets.UTF_8));
        toXML(object, out);
    }
}
