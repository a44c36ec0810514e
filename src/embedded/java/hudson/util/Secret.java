package hudson.util;

import com.thoughtworks.xstream.converters.Converter;
import com.thoughtworks.xstream.converters.MarshallingContext;
import com.thoughtworks.xstream.converters.UnmarshallingContext;
import com.thoughtworks.xstream.io.HierarchicalStreamReader;
import com.thoughtworks.xstream.io.HierarchicalStreamWriter;
import hudson.Util;
import io.jenkins.embedded.security.SecretCipher;
import java.io.Serializable;

/** A text that is shown to few and written to disk encrypted, by a key of this controller. */
public final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public String getPlainText() {
        return value;
    }

    public String getEncryptedValue() {
        return '{' + SecretCipher.encrypt(value) + '}';
    }

    /** Reads what {@link #getEncryptedValue()} wrote; null if it is something else. */
    public static Secret decrypt(String data) {
        if (data == null || data.length() < 2 || !data.startsWith("{") || !data.endsWith("}")) {
            return null;
        }
        String plain = SecretCipher.decrypt(data.substring(1, data.length() - 1));
        return plain == null ? null : new Secret(plain);
    }

    /** Takes a secret that is encrypted already or, as a form sends it, plain. */
    public static Secret fromString(String data) {
        String text = Util.fixNull(data);
        Secret decrypted = decrypt(text);
        return decrypted == null ? new Secret(text) : decrypted;
    }

    /** The plain text, or null. */
    public static String toString(Secret secret) {
        return secret == null ? null : secret.value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The plain text, as forms of old expect it. */
    @Override
    public String toString() {
        return value;
    }

    /** Writes secrets encrypted into XML. */
    public static final class ConverterImpl implements Converter {
        @Override
        @SuppressWarnings("rawtypes")
        public boolean canConvert(Class type) {
            return type == Secret.class;
        }

        @Override
        public void marshal(Object source, HierarchicalStreamWriter writer, MarshallingContext context) {
            writer.setValue(((Secret) source).getEncryptedValue());
        }

        @Override
        public Object unmarshal(HierarchicalStreamReader reader, UnmarshallingContext context) {
            return fromString(reader.getValue());
        }
    }
}
