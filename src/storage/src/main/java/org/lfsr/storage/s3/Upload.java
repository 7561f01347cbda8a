package org.lfsr.storage.s3;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.MinioAsyncClient;
import io.minio.ObjectWriteResponse;
import io.minio.PutObjectAPIArgs;
import io.minio.UploadPartArgs;
import io.minio.UploadPartResponse;
import io.minio.messages.Part;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.lfsr.storage.DigestingInputStream;
import org.lfsr.storage.ObjectLocation;
import org.lfsr.storage.ObjectStoreException;
import org.lfsr.storage.ObjectStoreException.Kind;
import org.lfsr.storage.WriteOptions;
import org.lfsr.storage.Written;
import org.lfsr.storage.s3.Requests.FailedException;

/**
 * One object on its way to the server: in one request if it fits in one part, else part by part. The source is read
 * once; what was read can be sent again.
 *
 * @param condition headers of the request that makes the object appear
 */
record Upload(
        MinioAsyncClient client,
        Requests requests,
        ObjectLocation location,
        WriteOptions options,
        Map<String, String> condition) {

    private static final int MAX_PARTS = 10_000;

    /**
     * Sends all that the source has.
     *
     * @throws FailedException if the request that makes the object appear failed
     * @throws ObjectStoreException if one before it did
     * @throws IOException what the source throws
     */
    Written send(InputStream source, int partSizeBytes) throws IOException, FailedException {
        DigestingInputStream digesting = new DigestingInputStream(source);
        byte[] first = digesting.readNBytes(partSizeBytes);
        byte[] second = first.length < partSizeBytes ? new byte[0] : digesting.readNBytes(partSizeBytes);
        String etag;
        if (second.length == 0) {
            options.requireExpected(location, first.length);
            etag = sendWhole(first);
        } else {
            etag = sendParts(first, second, digesting);
        }
        return new Written(location, digesting.digest(), etag);
    }

    private String sendWhole(byte[] bytes) throws FailedException {
        Http.Headers headers = headers();
        headers.put(Http.Headers.CONTENT_MD5, md5(bytes));
        PutObjectAPIArgs put = PutObjectAPIArgs.builder()
                .bucket(location.bucket())
                .object(location.key())
                .data(bytes, bytes.length)
                .contentType(options.contentType())
                .headers(headers)
                .extraHeaders(condition)
                .build();
        return requests.answer(() -> client.putObject(put).thenApply(ObjectWriteResponse::etag));
    }

    private String sendParts(byte[] first, byte[] second, DigestingInputStream rest)
            throws IOException, FailedException {
        String upload = begun();
        try {
            List<Part> parts = new ArrayList<>();
            parts.add(sendPart(upload, 1, first));
            for (byte[] next = second; next.length > 0; next = rest.readNBytes(first.length)) {
                requireRoom(parts);
                parts.add(sendPart(upload, parts.size() + 1, next));
            }
            options.requireExpected(location, rest.sizeBytes());
            return complete(upload, parts.toArray(Part[]::new));
        } catch (IOException | FailedException | RuntimeException e) {
            abort(upload, e);
            throw e;
        }
    }

    private String begun() throws ObjectStoreException {
        Http.Headers headers = headers();
        headers.put(Http.Headers.CONTENT_TYPE, options.contentType());
        CreateMultipartUploadArgs begin = CreateMultipartUploadArgs.builder()
                .bucket(location.bucket())
                .object(location.key())
                .headers(headers)
                .build();
        return requests.ask(
                "Beginning to write " + location,
                () -> client.createMultipartUpload(begin)
                        .thenApply(answer -> answer.result().uploadId()));
    }

    private Part sendPart(String upload, int number, byte[] bytes) throws ObjectStoreException {
        UploadPartArgs part = UploadPartArgs.builder()
                .bucket(location.bucket())
                .object(location.key())
                .uploadId(upload)
                .partNumber(number)
                .data(bytes, bytes.length)
                .headers(new Http.Headers(Http.Headers.CONTENT_MD5, md5(bytes)))
                .build();
        UploadPartResponse sent =
                requests.ask("Writing part %d of %s".formatted(number, location), () -> client.uploadPart(part));
        return new Part(number, sent.part().etag());
    }

    private String complete(String upload, Part[] parts) throws FailedException {
        CompleteMultipartUploadArgs complete = CompleteMultipartUploadArgs.builder()
                .bucket(location.bucket())
                .object(location.key())
                .uploadId(upload)
                .parts(parts)
                .maxRetries(0)
                .extraHeaders(condition)
                .build();
        return requests.answer(() -> client.completeMultipartUpload(complete)
                .thenApply(answer -> answer.etag().replace("\"", "")));
    }

    /** Frees the parts on the server; where that fails too, its own cleaning must. */
    private void abort(String upload, Exception reason) {
        AbortMultipartUploadArgs abort = AbortMultipartUploadArgs.builder()
                .bucket(location.bucket())
                .object(location.key())
                .uploadId(upload)
                .build();
        try {
            requests.ask("Giving up writing " + location, () -> client.abortMultipartUpload(abort));
        } catch (ObjectStoreException e) {
            reason.addSuppressed(e);
        }
    }

    private void requireRoom(List<Part> parts) throws ObjectStoreException {
        if (parts.size() == MAX_PARTS) {
            throw new ObjectStoreException(
                    Kind.INVALID, "%s was not written: it has more than %d parts".formatted(location, MAX_PARTS));
        }
    }

    private Http.Headers headers() {
        Http.Headers headers = new Http.Headers();
        options.metadata().forEach((name, value) -> headers.put("x-amz-meta-" + name, value));
        return headers;
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every JDK has MD5", e);
        }
    }
}
