package dev.holdfast.engine.repository;

import dev.holdfast.engine.crypt.MasterKey;
import dev.holdfast.engine.id.KeyId;

/** What a password led to: the key file that it opened, and the master key in it. */
record OpenedKey(KeyId id, MasterKey key) {}
