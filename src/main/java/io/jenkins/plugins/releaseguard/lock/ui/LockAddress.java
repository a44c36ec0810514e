package io.jenkins.plugins.releaseguard.lock.ui;

import io.jenkins.plugins.releaseguard.lock.engine.LockName;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The name of a lock as one part of an address. Letters, digits, {@code -}, {@code _} and {@code .} stay as they are;
 * any other byte of its UTF-8 is {@code ~} and two hexadecimal digits. So no slash, dot segment or percent sign comes
 * into the address, at which servers and proxies before Jenkins might take offence.
 */
final class LockAddress {

    private static final int HEX = 16;

    private LockAddress() {}

    /** Such as {@code team~20~C2~BB~20site}. */
    static String of(LockName name) {
        StringBuilder address = new StringBuilder();
        for (byte next : name.value().getBytes(StandardCharsets.UTF_8)) {
            boolean isFirst = address.isEmpty();
            if (isPlain(next) && !(isFirst && next == '.')) {
                address.append((char) next);
            } else {
                address.append(String.format("~%02X", next & 0xff));
            }
        }
        return address.toString();
    }

    /** The lock of this address; empty if it is none that {@link #of} gives. */
    static Optional<LockName> parse(String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int i = 0; i < address.length(); i++) {
                if (address.charAt(i) == '~') {
                    bytes.write(Integer.parseInt(address.substring(i + 1, i + 3), HEX));
                    i += 2;
                } else {
                    bytes.write(address.charAt(i));
                }
            }
            LockName name = new LockName(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
            return of(name).equals(address) ? Optional.of(name) : Optional.empty();
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static boolean isPlain(byte next) {
        return next >= 'a' && next <= 'z'
                || next >= 'A' && next <= 'Z'
                || next >= '0' && next <= '9'
                || next == '-'
                || next == '_'
                || next == '.';
    }
}
