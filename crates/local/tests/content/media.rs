//! Media: to WhatsApp, from it, and out of it; from the service's own S3, a folder and an endpoint.

use std::time::Duration;

use socialmessaging_client::Client;
use socialmessaging_client::types::{S3File, S3PresignedUrl};
use socialmessaging_local::{Area, FileSize, LocalService, S3, S3Endpoint};

use super::{NUMBER, begin, begin_with, fails, failure, invalid};

const DAY: Duration = Duration::from_secs(24 * 3600);
const OTHER_NUMBER: &str = "phone-number-id-99999999999999999999999999999999";

fn file(key: &str) -> S3File {
    S3File::builder().bucket_name("pics").key(key).build().unwrap()
}

fn url(path: &str, content_type: Option<&str>) -> S3PresignedUrl {
    let url = S3PresignedUrl::builder().url(format!("https://pics.s3.eu-west-1.amazonaws.com/{path}"));
    let headers = content_type.map(|mime| ("content-type".to_owned(), mime.to_owned())).into_iter().collect();
    url.set_headers(Some(headers)).build().unwrap()
}

macro_rules! post {
    ($client:expr $(, $set:ident $value:expr)*) => {
        $client.post_whats_app_message_media().origination_phone_number_id(NUMBER)$(.$set($value))*.send().await
    };
}

macro_rules! get {
    ($client:expr, $id:expr $(, $set:ident $value:expr)*) => {
        $client.get_whats_app_message_media().origination_phone_number_id(NUMBER).media_id($id)$(.$set($value))*
            .send().await
    };
}

macro_rules! delete {
    ($client:expr, $id:expr) => {
        $client.delete_whats_app_message_media().origination_phone_number_id(NUMBER).media_id($id).send().await
    };
}

async fn posted(service: &LocalService, client: &Client, key: &str, bytes: &[u8], mime: &str) -> String {
    service.control().put_object("pics", key, bytes, mime).unwrap();
    post!(client, source_s3_file file(key)).unwrap().media_id.unwrap()
}

#[tokio::test]
async fn a_file_goes_to_whatsapp_and_back_and_is_deleted() {
    let (service, client) = begin();
    let id = posted(&service, &client, "voice.ogg", b"sound", "audio/ogg; codecs=opus").await;
    let facts = get!(client, &id, metadata_only true).unwrap();
    assert_eq!((facts.mime_type.as_deref(), facts.file_size), (Some("audio/ogg; codecs=opus"), Some(5)));
    get!(client, &id, destination_s3_file file("audio/example.ogg")).unwrap();
    let object = service.control().object("pics", &format!("audio/example.ogg{id}.ogg")).unwrap();
    assert_eq!((object.bytes.as_slice(), object.content_type.as_str()), (&b"sound"[..], "audio/ogg; codecs=opus"));
    assert_eq!(delete!(client, &id).unwrap().success, Some(true));
    fails(get!(client, &id, metadata_only true), "ResourceNotFoundException");
    fails(delete!(client, &id), "ResourceNotFoundException");
}

#[tokio::test]
async fn presigned_urls_name_the_same_places() {
    let (service, client) = begin();
    service.control().put_object("pics", "a b.png", b"picture", "application/octet-stream").unwrap();
    let id = post!(client, source_s3_presigned_url url("a%20b.png?X-Amz-Signature=1", Some("image/png")));
    let id = id.unwrap().media_id.unwrap();
    let facts = get!(client, &id, destination_s3_presigned_url url("copy.png", None)).unwrap();
    assert_eq!(facts.mime_type.as_deref(), Some("image/png"));
    let object = service.control().object("pics", "copy.png").unwrap();
    assert_eq!((object.bytes.as_slice(), object.content_type.as_str()), (&b"picture"[..], "image/png"));
    let expired = url("a%20b.png?X-Amz-Date=20251231T000000Z&X-Amz-Expires=60", Some("image/png"));
    fails(post!(client, source_s3_presigned_url expired), "AccessDeniedException");
}

#[tokio::test]
async fn there_is_exactly_one_source_and_at_most_one_destination() {
    let (service, client) = begin();
    let id = posted(&service, &client, "a.png", b"picture", "image/png").await;
    let other = || url("a.png", Some("image/png"));
    invalid(post!(client), "is missing");
    invalid(post!(client, source_s3_file file("a.png"), source_s3_presigned_url other()), "exclude");
    invalid(post!(client, source_s3_presigned_url url("a.png", None)), "Content-Type");
    invalid(get!(client, &id), "metadataOnly");
    let both = get!(client, &id, destination_s3_file file("x"), destination_s3_presigned_url other());
    invalid(both, "exclude");
}

#[tokio::test]
async fn types_and_sizes_are_whatsapps() {
    let (service, client) = begin();
    let put = |key: &str, size: usize, mime: &str| {
        service.control().put_object("pics", key, vec![1; size], mime).unwrap();
    };
    put("big.png", 5 * 1024 * 1024 + 1, "image/png");
    put("big.webp", 100 * 1024 + 1, "image/webp");
    put("a.gif", 10, "image/gif");
    put("empty.png", 0, "image/png");
    invalid(post!(client, source_s3_file file("big.png")), "(#131053)");
    invalid(post!(client, source_s3_file file("big.webp")), "at most 102400");
    invalid(post!(client, source_s3_file file("a.gif")), "image/gif");
    invalid(post!(client, source_s3_file file("empty.png")), "empty");
    put("largest.png", 5 * 1024 * 1024, "image/png");
    post!(client, source_s3_file file("largest.png")).unwrap();
}

#[tokio::test]
async fn what_is_not_there_is_not_found_and_errors_name_no_place() {
    let (service, client) = begin();
    let (name, message) = failure(post!(client, source_s3_file file("hidden/holiday.png")));
    assert_eq!(name, "ResourceNotFoundException");
    assert!(!message.contains("holiday") && !message.contains("pics"), "{message}");
    let id = posted(&service, &client, "a.png", b"picture", "image/png").await;
    let elsewhere = client.get_whats_app_message_media().origination_phone_number_id(OTHER_NUMBER).media_id(&id);
    fails(elsewhere.metadata_only(true).send().await, "ResourceNotFoundException");
    let elsewhere = client.post_whats_app_message_media().origination_phone_number_id(OTHER_NUMBER);
    fails(elsewhere.source_s3_file(file("a.png")).send().await, "ResourceNotFoundException");
    let elsewhere = client.delete_whats_app_message_media().origination_phone_number_id(OTHER_NUMBER).media_id(&id);
    fails(elsewhere.send().await, "ResourceNotFoundException");
}

#[tokio::test]
async fn whatsapp_keeps_a_file_for_thirty_days() {
    let (service, client) = begin();
    let id = posted(&service, &client, "a.png", b"picture", "image/png").await;
    service.advance(DAY * 30 - Duration::from_secs(1)).await.unwrap();
    get!(client, &id, metadata_only true).unwrap();
    service.advance(Duration::from_secs(1)).await.unwrap();
    fails(get!(client, &id, metadata_only true), "ResourceNotFoundException");
}

#[tokio::test]
async fn sizes_can_be_told_in_kilobytes() {
    let (service, client) = begin_with(|content| content.file_size = FileSize::Kilobytes);
    let id = posted(&service, &client, "a.png", &[1; 1025], "image/png").await;
    assert_eq!(get!(client, &id, metadata_only true).unwrap().file_size, Some(2));
}

#[tokio::test]
async fn meta_may_deny_media_to_an_account() {
    let (service, client) = begin();
    let id = posted(&service, &client, "a.png", b"picture", "image/png").await;
    service.control().set_meta_access(super::ACCOUNT, Area::Media, false).unwrap();
    let denied = "AccessDeniedByMetaException";
    fails(post!(client, source_s3_file file("a.png")), denied);
    fails(get!(client, &id, metadata_only true), denied);
    fails(delete!(client, &id), denied);
}

#[tokio::test]
async fn a_folder_stands_for_s3() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("pics/in")).unwrap();
    std::fs::write(folder.path().join("pics/in/a.jpg"), b"picture").unwrap();
    let (_, client) = begin_with(|content| content.s3 = S3::Folder(folder.path().to_owned()));
    let id = post!(client, source_s3_file file("in/a.jpg")).unwrap().media_id.unwrap();
    let facts = get!(client, &id, destination_s3_file file("out/")).unwrap();
    assert_eq!(facts.mime_type.as_deref(), Some("image/jpeg"));
    assert_eq!(std::fs::read(folder.path().join(format!("pics/out/{id}.jpeg"))).unwrap(), b"picture");
    fails(post!(client, source_s3_file file("in/b.jpg")), "ResourceNotFoundException");
    invalid(get!(client, &id, destination_s3_file file("../../")), "cannot be the name of a file");
}

/// An endpoint that keeps one object, and answers one request for each answer that it is given.
mod endpoint {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::thread::JoinHandle;

    /// Answers these requests, then stops. What it was asked: first lines, and the bodies.
    pub(super) fn answering(answers: Vec<String>) -> (String, JoinHandle<Vec<(String, String)>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = std::thread::spawn(move || {
            answers.into_iter().map(|answer| asked(listener.accept().unwrap().0, &answer)).collect()
        });
        (url, server)
    }

    fn asked(mut stream: TcpStream, answer: &str) -> (String, String) {
        let mut text = String::new();
        let mut buffer = [0; 4096];
        let (head, body) = loop {
            let count = stream.read(&mut buffer).unwrap();
            text.push_str(std::str::from_utf8(&buffer[..count]).unwrap());
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            let length = head.to_ascii_lowercase();
            let length = length.split("content-length: ").nth(1).and_then(|rest| rest.lines().next()?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                break (head.to_owned(), body.to_owned());
            }
        };
        stream.write_all(answer.as_bytes()).unwrap();
        (head, body)
    }
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n{body}", body.len())
}

#[tokio::test]
async fn an_endpoint_stands_for_s3() {
    let answers = vec![
        answer("200 OK", "content-type: image/png\r\n", "picture"),
        answer("200 OK", "", ""),
        answer("404 Not Found", "", ""),
        answer("403 Forbidden", "", ""),
        answer("503 Slow Down", "", ""),
        answer("503 Slow Down", "", ""),
        answer("503 Slow Down", "", ""),
    ];
    let (url, server) = endpoint::answering(answers);
    let (_, client) = begin_with(|content| content.s3 = S3::Endpoint(S3Endpoint::new(&url, "AKID", "secret")));
    let id = post!(client, source_s3_file file("in/a b.png")).unwrap().media_id.unwrap();
    get!(client, &id, destination_s3_file file("out/")).unwrap();
    fails(post!(client, source_s3_file file("b.png")), "ResourceNotFoundException");
    fails(post!(client, source_s3_file file("b.png")), "AccessDeniedException");
    // The client tries that three times.
    fails(post!(client, source_s3_file file("b.png")), "DependencyException");
    let asked = server.join().unwrap();
    assert!(asked[0].0.starts_with("GET /pics/in/a%20b.png HTTP/1.1"), "{}", asked[0].0);
    assert!(asked[0].0.contains("AWS4-HMAC-SHA256 Credential=AKID/"), "{}", asked[0].0);
    assert!(asked[1].0.starts_with(&format!("PUT /pics/out/{id}.png HTTP/1.1")), "{}", asked[1].0);
    assert_eq!(asked[1].1, "picture");
    // Nobody listens there any more.
    fails(post!(client, source_s3_file file("b.png")), "DependencyException");
}
